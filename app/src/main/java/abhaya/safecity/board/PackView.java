package abhaya.safecity.board;

import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import java.util.Map;

/// The review pack of a city, ready to print.
///
/// @param ways the same on paper
/// @param followed what is open of decisions, risks, observations, inspections
public record PackView(
    List<Link> tabs,
    List<Link> ways,
    CityView.State state,
    List<Headline> headlines,
    List<Headline> followed,
    List<Map.Entry<String, String>> earned,
    List<CroreView.Step> parts) {

  public PackView {
    tabs = List.copyOf(tabs);
    ways = List.copyOf(ways);
    headlines = List.copyOf(headlines);
    followed = List.copyOf(followed);
    earned = List.copyOf(earned);
    parts = List.copyOf(parts);
  }
}
