package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;

/// Why cases of a unit are late, or how they were closed: a few numbers, then tables.
public record DelayView(
    List<Link> tabs,
    FilterChips filters,
    String universe,
    List<Headline> headlines,
    List<Section> sections) {

  public DelayView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    sections = List.copyOf(sections);
  }

  /// @param id place on the page
  /// @param note how to read it, in one sentence
  public record Section(String id, String title, String note, DataTable table) {}
}
