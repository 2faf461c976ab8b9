package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;

/// The nation's board, ready to print.
public record BoardView(
    List<Headline> headlines,
    DataTable cities,
    DataTable holders,
    DataTable waiting,
    List<Gap> gaps,
    List<String> print,
    List<Link> ways) {

  /// What the figures of one city do not say.
  public record Gap(String city, String href, List<String> lines) {

    public Gap {
      lines = List.copyOf(lines);
    }
  }

  public BoardView {
    headlines = List.copyOf(headlines);
    gaps = List.copyOf(gaps);
    print = List.copyOf(print);
    ways = List.copyOf(ways);
  }
}
