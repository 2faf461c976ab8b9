package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Units beside each other.
///
/// @param universe which cases every figure is of
/// @param funnel null where there are too few units to draw
/// @param bands a table for each band of volume
/// @param mine what a league table would print of these units; null below the nation's states
/// @param printed what others have printed, with window and rule as far as they said
public record CompareView(
    List<Link> tabs,
    FilterChips filters,
    String universe,
    List<Headline> headlines,
    String none,
    @Nullable FunnelChart funnel,
    List<Band> bands,
    List<String> notes,
    @Nullable League mine,
    @Nullable DataTable printed) {

  public CompareView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    bands = List.copyOf(bands);
    notes = List.copyOf(notes);
  }

  public record Band(String name, String note, DataTable table) {}

  /// @param rule measure, window, day and rounding in one sentence
  public record League(String rule, List<Link> measures, DataTable table) {
    public League {
      measures = List.copyOf(measures);
    }
  }
}
