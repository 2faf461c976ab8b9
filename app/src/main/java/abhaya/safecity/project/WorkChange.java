package abhaya.safecity.project;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;

/// A turn in the course of a work that one person entered and others decide on.
///
/// @param movedAt when the last desk did something to it
public record WorkChange(
    String handle,
    String packageHandle,
    UnitId unit,
    Course course,
    EntryReview review,
    Instant movedAt) {

  /// What is said to have happened, or is planned anew.
  public sealed interface Course {

    String reason();
  }

  /// A stage was reached.
  public record Reached(WorkStage stage, LocalDate on, String reason) implements Course {}

  /// The whole is planned anew.
  public record Replanned(PlanHistory.Plan plan) implements Course {

    @Override
    public String reason() {
      return plan.reason();
    }
  }

  /// A milestone gets another day.
  public record Moved(String milestone, PlanHistory.Plan plan) implements Course {

    @Override
    public String reason() {
      return plan.reason();
    }
  }

  /// A milestone is done.
  public record Done(String milestone, LocalDate on, String reason) implements Course {}

  /// Something stands in the way since a day.
  public record Blocked(Bottleneck code, LocalDate on, String reason) implements Course {}

  /// It does no longer.
  public record Cleared(Bottleneck code, LocalDate on, String reason) implements Course {}

  /// Whether the ministry has taken it.
  public boolean counts() {
    return review.state() == EntryReview.State.ACCEPTED;
  }

  /// Whether somebody's step is next.
  public boolean waits() {
    return switch (review.state()) {
      case SUBMITTED, VERIFIED, APPROVED -> true;
      case DRAFT, RETURNED, ACCEPTED -> false;
    };
  }
}
