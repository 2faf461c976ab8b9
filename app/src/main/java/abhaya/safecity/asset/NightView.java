package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;

/// What works now, ready to print.
///
/// @param alarms feeds that fell silent as a whole
public record NightView(
    List<Headline> headlines,
    List<String> alarms,
    DataTable cities,
    DataTable kinds,
    DataTable care,
    List<Link> ways) {
  public NightView {
    headlines = List.copyOf(headlines);
    alarms = List.copyOf(alarms);
    ways = List.copyOf(ways);
  }
}
