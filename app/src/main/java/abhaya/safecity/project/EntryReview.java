package abhaya.safecity.project;

import java.util.ArrayList;
import java.util.List;

/// The way of an entry from the officer who makes it to the ministry that takes it.
///
/// Nobody acts on an own entry: each step is another person's. Who enters drafts, the city verifies,
/// the State approves, the ministry accepts; each may send it back with a remark, and then all begins
/// anew.
public record EntryReview(List<Act> acts) {

  /// Where an entry stands.
  public enum State {
    DRAFT,
    SUBMITTED,
    VERIFIED,
    APPROVED,
    ACCEPTED,
    RETURNED
  }

  /// What somebody does to it.
  public enum Move {
    SUBMIT,
    VERIFY,
    APPROVE,
    ACCEPT,
    RETURN
  }

  /// In what office somebody acts.
  public enum Office {
    FIELD,
    CITY,
    STATE,
    MINISTRY
  }

  /// @param person a handle
  public record Act(Move move, String person, Office office, String remark) {}

  /// What came of an act.
  public sealed interface Outcome {}

  public record Taken(EntryReview review) implements Outcome {}

  public record Refused(Reason reason) implements Outcome {}

  /// Why an act is not taken.
  public enum Reason {
    OWN_ENTRY,
    ALREADY_ACTED,
    WRONG_OFFICE,
    NOT_NOW,
    NEEDS_A_REMARK
  }

  public EntryReview {
    acts = List.copyOf(acts);
  }

  public static EntryReview draft() {
    return new EntryReview(List.of());
  }

  public State state() {
    if (acts.isEmpty()) return State.DRAFT;
    return switch (acts.getLast().move()) {
      case SUBMIT -> State.SUBMITTED;
      case VERIFY -> State.VERIFIED;
      case APPROVE -> State.APPROVED;
      case ACCEPT -> State.ACCEPTED;
      case RETURN -> State.RETURNED;
    };
  }

  public Outcome act(Act act) {
    if (!mayFollow(act.move())) return new Refused(Reason.NOT_NOW);
    if (!officesOf(act.move()).contains(act.office())) return new Refused(Reason.WRONG_OFFICE);
    var round = thisRound();
    if (act.move() != Move.SUBMIT && isMaker(act.person())) return new Refused(Reason.OWN_ENTRY);
    if (round.stream().anyMatch(past -> past.person().equals(act.person())))
      return new Refused(Reason.ALREADY_ACTED);
    if (act.move() == Move.RETURN && act.remark().isBlank())
      return new Refused(Reason.NEEDS_A_REMARK);
    var longer = new ArrayList<>(acts);
    longer.add(act);
    return new Taken(new EntryReview(longer));
  }

  private boolean mayFollow(Move move) {
    return switch (state()) {
      case DRAFT, RETURNED -> move == Move.SUBMIT;
      case SUBMITTED -> move == Move.VERIFY || move == Move.RETURN;
      case VERIFIED -> move == Move.APPROVE || move == Move.RETURN;
      case APPROVED -> move == Move.ACCEPT || move == Move.RETURN;
      case ACCEPTED -> false;
    };
  }

  /// Who may do it; to return belongs to the office whose turn it is.
  private List<Office> officesOf(Move move) {
    return switch (move) {
      case SUBMIT -> List.of(Office.FIELD, Office.CITY);
      case VERIFY -> List.of(Office.CITY);
      case APPROVE -> List.of(Office.STATE);
      case ACCEPT -> List.of(Office.MINISTRY);
      case RETURN ->
          switch (state()) {
            case SUBMITTED -> List.of(Office.CITY);
            case VERIFIED -> List.of(Office.STATE);
            default -> List.of(Office.MINISTRY);
          };
    };
  }

  private boolean isMaker(String person) {
    return acts.stream().anyMatch(act -> act.move() == Move.SUBMIT && act.person().equals(person));
  }

  /// Acts since the entry was last returned.
  private List<Act> thisRound() {
    var from = 0;
    for (var i = 0; i < acts.size(); i++) if (acts.get(i).move() == Move.RETURN) from = i + 1;
    return acts.subList(from, acts.size());
  }
}
