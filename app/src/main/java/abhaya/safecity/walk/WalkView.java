package abhaya.safecity.walk;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import abhaya.safecity.project.TiedPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks and dark places of a city, ready to print.
///
/// @param ways to the two forms; empty for who may not enter
public record WalkView(
    List<Link> tabs,
    List<Headline> headlines,
    List<Link> ways,
    FilterChips chips,
    DataTable dark,
    DataTable scores,
    List<String> formula) {

  public WalkView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    ways = List.copyOf(ways);
    formula = List.copyOf(formula);
  }

  /// A form of one column for a phone, kept there until it can be sent.
  ///
  /// @param groups of choices before the fields, such as the nine factors
  /// @param fault what was wrong with the last one sent; empty if nothing was
  public record Form(
      String action,
      String back,
      List<Choice> groups,
      List<Field> fields,
      boolean photo,
      String fault) {
    public Form {
      groups = List.copyOf(groups);
      fields = List.copyOf(fields);
    }
  }

  /// One question with its answers from poor to good.
  public record Choice(String name, String question, List<Field.Option> answers) {
    public Choice {
      answers = List.copyOf(answers);
    }
  }

  /// One dark place.
  ///
  /// @param ways to the lamp of its pole, its cell and what was ordered there
  /// @param moves what this reader may do now
  public record Place(
      List<Link> tabs,
      Tone tone,
      String state,
      List<Fact> facts,
      List<TiedPages.Way> ways,
      List<Happened> happened,
      List<Move> moves,
      String fault) {
    public Place {
      tabs = List.copyOf(tabs);
      facts = List.copyOf(facts);
      ways = List.copyOf(ways);
      happened = List.copyOf(happened);
      moves = List.copyOf(moves);
    }
  }

  /// @param href where it leads; null: nowhere
  public record Fact(String name, String value, @Nullable String href) {}

  /// @param photo address of the picture taken with it, or null
  public record Happened(String what, String when, String remark, @Nullable String photo) {}

  public record Move(String action, String word, boolean remark, boolean photo) {}
}
