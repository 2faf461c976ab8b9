package abhaya.safecity.followup;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;

/// What is followed up in a city, ready to print.
///
/// @param ways to enter something new; empty for who may not
public record FollowupView(
    List<Link> tabs, List<Headline> headlines, List<Part> parts, List<Link> ways) {

  /// @param id of the heading
  public record Part(String id, String title, String about, DataTable table) {}

  public FollowupView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    parts = List.copyOf(parts);
    ways = List.copyOf(ways);
  }
}
