package abhaya.response.dispatch;

import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Disposition;
import abhaya.response.unit.Availability;

/// One line of the command bar, understood.
public sealed interface Command {

  /// `2231 enroute`: a unit's step at its incident.
  record UnitStep(String unit, AssignmentState to) implements Command {}

  /// `2231 busy court`: a unit's availability.
  record UnitState(String unit, Availability to, String reason) implements Command {}

  /// `2231 ok`: its crew is well.
  record UnitWell(String unit) implements Command {}

  /// `2231 safe reached by radio`: ends its emergency.
  record UnitSafe(String unit, String word) implements Command {}

  /// `send 2231 knows the place`.
  record Send(String unit, String word) implements Command {}

  record Recall(String unit, String reason) implements Command {}

  record Note(String words) implements Command {}

  /// `done spoke to both, suspect led away`: action taken, somebody was there.
  record Report(boolean arrived, boolean reached, String words) implements Command {}

  record Close(Disposition disposition) implements Command {}

  record Level(int priority) implements Command {}

  record Place(String words) implements Command {}

  record Hold(int minutes, String reason) implements Command {}

  record Link(String reference) implements Command {}

  record Unlink() implements Command {}

  /// `open 17`.
  record Open(String reference) implements Command {}

  record Told(Agency agency) implements Command {}

  record Drop(Agency agency) implements Command {}

  record Offer(String state) implements Command {}

  record Accept() implements Command {}

  record TakeBack() implements Command {}

  record Cancel(String reason) implements Command {}

  record Reopen(String reason) implements Command {}

  record Trial(boolean yes) implements Command {}

  record Refer() implements Command {}

  /// @param rating 1 to 5
  record Feedback(int rating, boolean wantsMore) implements Command {}

  /// A senior's word on a closure: `confirm`, or `return` and it is open again.
  record Review(boolean confirmed) implements Command {}

  record NotUnderstood() implements Command {}
}
