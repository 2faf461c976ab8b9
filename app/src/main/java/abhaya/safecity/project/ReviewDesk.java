package abhaya.safecity.project;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides who may do the next step to an entry, of works as of money: rights first, then the rule
/// that each step is another person's.
public final class ReviewDesk {

  private ReviewDesk() {}

  /// The entry one step on, or why not.
  public static EntryReview.Outcome act(
      Scope scope, UnitId unit, EntryReview review, EntryReview.Move move, String remark) {
    var office = officeFor(scope, unit, review, move);
    if (office.isEmpty()) return new EntryReview.Refused(EntryReview.Reason.WRONG_OFFICE);
    return review.act(
        new EntryReview.Act(move, scope.person().handle(), office.get(), remark.strip()));
  }

  /// What this reader may do to it now.
  public static List<EntryReview.Move> open(Scope scope, UnitId unit, EntryReview review) {
    var open = new ArrayList<EntryReview.Move>();
    for (var move : EntryReview.Move.values()) {
      if (act(scope, unit, review, move, "-") instanceof EntryReview.Taken) open.add(move);
    }
    return open;
  }

  /// How often it was sent in, counted from 1: of each round every step is another person's.
  public static int round(EntryReview review) {
    return 1
        + (int) review.acts().stream().filter(act -> act.move() == EntryReview.Move.RETURN).count();
  }

  private static Optional<EntryReview.Office> officeFor(
      Scope scope, UnitId unit, EntryReview review, EntryReview.Move move) {
    return switch (move) {
      case SUBMIT -> office(scope, unit, Operation.ENTER_WORKS, EntryReview.Office.FIELD);
      case VERIFY -> office(scope, unit, Operation.VERIFY_WORKS, EntryReview.Office.CITY);
      case APPROVE -> office(scope, unit, Operation.APPROVE_WORKS, EntryReview.Office.STATE);
      case ACCEPT -> office(scope, unit, Operation.ACCEPT_WORKS, EntryReview.Office.MINISTRY);
      case RETURN ->
          switch (review.state()) {
            case SUBMITTED -> office(scope, unit, Operation.VERIFY_WORKS, EntryReview.Office.CITY);
            case VERIFIED -> office(scope, unit, Operation.APPROVE_WORKS, EntryReview.Office.STATE);
            default -> office(scope, unit, Operation.ACCEPT_WORKS, EntryReview.Office.MINISTRY);
          };
    };
  }

  private static Optional<EntryReview.Office> office(
      Scope scope, UnitId unit, Operation operation, EntryReview.Office office) {
    return scope.mayOn(operation, unit) ? Optional.of(office) : Optional.empty();
  }
}
