package abhaya.safecity.plate;

import java.util.EnumSet;
import java.util.Set;

/// Who may look for a plate among the reads, and what makes a search conspicuous.
///
/// A typed reason opens nothing: there must be an open case or incident in which the searcher works.
public final class SearchRule {
  /// The third search without progress in the case is one too many.
  private static final int SEARCHES_BEFORE_ALARM = 2;

  private static final int REVIEWED_IN_HUNDRED = 5;

  /// What is known when somebody searches.
  ///
  /// @param earlierSearches of this plate by this person since the case last moved
  /// @param reviewDraw a number from 0 to 99 drawn from the published seed
  public record Facts(
      boolean caseOpen,
      boolean searcherWorksInCase,
      boolean onShift,
      Kinship kinship,
      int earlierSearches,
      int reviewDraw) {}

  /// Whose plate is searched.
  public enum Kinship {
    NONE,
    OWN_HOUSEHOLD,
    COLLEAGUE
  }

  /// What is told to the other unit at once.
  public enum Conspicuous {
    THIRD_SEARCH_WITHOUT_PROGRESS,
    OWN_HOUSEHOLD,
    COLLEAGUE,
    OFF_SHIFT
  }

  /// What comes of it.
  public sealed interface Outcome {}

  /// @param reviewed by another unit within seven days: every conspicuous one and a drawn share
  public record Allowed(Set<Conspicuous> alarms, boolean reviewed) implements Outcome {

    public Allowed {
      alarms = Set.copyOf(alarms);
    }
  }

  public record Refused(Reason reason) implements Outcome {}

  /// Why not.
  public enum Reason {
    NO_OPEN_CASE,
    NOT_IN_THIS_CASE
  }

  private SearchRule() {}

  public static Outcome judge(Facts facts) {
    if (!facts.caseOpen()) return new Refused(Reason.NO_OPEN_CASE);
    if (!facts.searcherWorksInCase()) return new Refused(Reason.NOT_IN_THIS_CASE);
    var alarms = EnumSet.noneOf(Conspicuous.class);
    if (facts.earlierSearches() >= SEARCHES_BEFORE_ALARM)
      alarms.add(Conspicuous.THIRD_SEARCH_WITHOUT_PROGRESS);
    if (facts.kinship() == Kinship.OWN_HOUSEHOLD) alarms.add(Conspicuous.OWN_HOUSEHOLD);
    if (facts.kinship() == Kinship.COLLEAGUE) alarms.add(Conspicuous.COLLEAGUE);
    if (!facts.onShift()) alarms.add(Conspicuous.OFF_SHIFT);
    return new Allowed(alarms, !alarms.isEmpty() || facts.reviewDraw() < REVIEWED_IN_HUNDRED);
  }
}
