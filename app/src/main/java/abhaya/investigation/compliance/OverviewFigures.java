package abhaya.investigation.compliance;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the queries bring for one overview; `OverviewSheet` turns it into a page.
///
/// @param chosen the window of all figures that are not named otherwise
/// @param kind which of the three ways of looking is chosen
/// @param months by month of registration, oldest first
/// @param children the units below; their figures add up to `here`
/// @param quarantined records that wait and do not count
/// @param silent the unit itself has sent nothing for longer than usual
/// @param dataUpTo of several sources the oldest that is not silent; null where nothing came yet
record OverviewFigures(
    AsOf asOf,
    Window chosen,
    Lens kind,
    Figures here,
    Figures cumulative,
    Figures rolling,
    List<Month> months,
    List<Child> children,
    ChildKind childKind,
    long quarantined,
    @Nullable Instant dataUpTo,
    boolean silent) {

  OverviewFigures {
    months = List.copyOf(months);
    children = List.copyOf(children);
  }

  /// The three ways of looking.
  enum Lens {
    CUMULATIVE,
    ROLLING,
    COHORTS
  }

  /// What stands below the unit, and how its column is called.
  enum ChildKind {
    STATE("compliance.state"),
    RANGE("compliance.range"),
    DISTRICT("compliance.district"),
    SUBDIVISION("compliance.subdivision"),
    STATION("compliance.station");

    private final String key;

    ChildKind(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  record Month(YearMonth month, Figures figures) {}

  /// @param code today's
  /// @param href overview of the unit, or its case list; null where the reader's way ends
  /// @param tile place on the map; null below the nation
  /// @param months the last twelve, oldest first
  /// @param withheld counts that would point at somebody are not shown
  record Child(
      String code,
      String name,
      @Nullable String href,
      @Nullable Tile tile,
      Figures figures,
      List<Month> months,
      @Nullable Instant dataUpTo,
      boolean silent,
      boolean withheld) {
    Child {
      months = List.copyOf(months);
    }
  }

  record Tile(String letters, int row, int column) {}
}
