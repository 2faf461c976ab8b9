package abhaya.investigation.compliance;

import abhaya.base.web.BarList;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Help;
import abhaya.base.web.RateScale;
import abhaya.base.web.Spark;
import abhaya.base.web.StateBar;
import abhaya.base.web.TileMap;
import abhaya.base.web.Tone;
import abhaya.base.web.TrendChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The overview of one unit, ready to print: how many in time, how many overdue now, is it getting
/// better, where.
///
/// @param standing what a reader must know before believing any figure below
/// @param cumulative compliance since the national start or the chosen first day
/// @param rolling compliance of the last twelve months
/// @param cohorts compliance by month of registration
/// @param overdue the second headline: overdue now
/// @param rates the other four published rates, each with its two counts
/// @param states N as W, L, P, Yd, Yp
/// @param reports final reports: charge sheets apart from closures
/// @param map null below the nation
/// @param outlines the imported outlines of the units below; null: the tiles are the map
/// @param children the units below, adding up to this one
/// @param notes what stands under the figures, also on paper
public record OverviewView(
    Standing standing,
    FilterChips filters,
    Lens cumulative,
    Lens rolling,
    Cohorts cohorts,
    Headline overdue,
    List<Headline> rates,
    StateBar states,
    StateBar reports,
    BarList ageing,
    @Nullable TileMap map,
    @Nullable Outlines outlines,
    Children children,
    TrendChart trend,
    List<String> notes) {

  public OverviewView {
    rates = List.copyOf(rates);
    notes = List.copyOf(notes);
  }

  /// @param unit whose figures these are
  /// @param notice what of the question could not be answered; empty if all was
  /// @param dataUpTo the moment up to which data reach; of several sources the oldest
  /// @param stale the unit itself is silent: what stands below is old
  /// @param silent sentence naming how many children are silent, or since when the unit is; empty if
  ///     none is
  /// @param quarantined sentence with the number of records that wait and do not count; empty if
  ///     none
  /// @param quarantineHref where they are worked off; null if this reader cannot
  /// @param rules the rules and their versions
  public record Standing(
      String unit,
      String notice,
      String dataUpTo,
      boolean stale,
      String silent,
      String quarantined,
      @Nullable String quarantineHref,
      String rules) {}

  /// The units below in their true shape.
  ///
  /// @param href the shapes as GeoJSON
  /// @param credit who drew them
  public record Outlines(
      String href,
      String about,
      List<Place> places,
      RateScale scale,
      String noData,
      String credit) {
    public Outlines {
      places = List.copyOf(places);
    }
  }

  /// @param unit code, as in the shapes
  /// @param about whole sentence: name, figure, counts
  public record Place(String unit, Tone tone, String about, @Nullable String href) {}

  /// One way of looking: a window with its own compliance.
  ///
  /// @param window `21-04-2018 to 23-11-2026`
  /// @param chosen the rest of the page speaks of this window
  public record Lens(
      String name,
      String window,
      String value,
      String under,
      String href,
      boolean chosen,
      @Nullable Help help) {}

  /// @param first month at the left end, with its value
  /// @param last month at the right end, with its value
  public record Cohorts(
      String name,
      Spark line,
      String first,
      String last,
      String value,
      String href,
      boolean chosen,
      @Nullable Help help) {}

  /// @param title `States and Union Territories`, `Districts` …
  /// @param note how they are sorted, or what is left out
  public record Children(String title, String note, DataTable table) {}
}
