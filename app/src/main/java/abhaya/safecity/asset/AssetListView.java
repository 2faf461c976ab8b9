package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Pager;
import java.util.List;

/// The list of things and their map, ready to print.
///
/// @param tiles address of the map's tiles, with `{z}/{x}/{y}` in it
/// @param box west, south, east, north of what is on the map
public record AssetListView(
    List<Headline> headlines,
    FilterChips chips,
    DataTable things,
    Pager pager,
    String tiles,
    String box,
    List<Link> ways,
    String search,
    String city) {
  public AssetListView {
    headlines = List.copyOf(headlines);
    ways = List.copyOf(ways);
  }
}
