package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import java.util.Map;

/// One city's board, ready to print.
///
/// @param state colour and word of the whole, with every reason
public record CityView(
    List<Link> tabs,
    List<Link> ways,
    State state,
    List<Headline> headlines,
    SCurve curve,
    DataTable points,
    DataTable components,
    DataTable packages,
    DataTable obstacles,
    List<Map.Entry<String, String>> earned,
    DataTable milestones) {

  public record State(Tone tone, String word, List<String> reasons) {

    public State {
      reasons = List.copyOf(reasons);
    }
  }

  public CityView {
    tabs = List.copyOf(tabs);
    ways = List.copyOf(ways);
    headlines = List.copyOf(headlines);
    earned = List.copyOf(earned);
  }
}
