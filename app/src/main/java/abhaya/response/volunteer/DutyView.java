package abhaya.response.volunteer;

import java.util.List;

/// The volunteer's telephone.
///
/// @param mode NONE: no volunteer; BIND: this telephone may become hers; OTHER: it is not hers;
///     HALT: suspended or out of the term; DUTY: in service
/// @param version changes when what is shown does
public record DutyView(
    String mode, String about, boolean onDuty, List<Call> calls, String version, String words) {
  public DutyView {
    calls = List.copyOf(calls);
  }

  /// @param place exact place in words; empty until it is released
  /// @param code what she says and what she is answered; empty until then
  public record Call(
      String alert,
      String state,
      String what,
      String cell,
      String place,
      String code,
      boolean answerable,
      boolean leavable,
      boolean arrivable,
      boolean reportable) {}
}
