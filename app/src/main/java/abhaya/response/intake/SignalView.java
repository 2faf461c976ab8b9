package abhaya.response.intake;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One signal, ready to print.
///
/// @param words what was written; null where nothing was
/// @param decided how it ended; null while it is open
/// @param callBack null where nobody has to be called back
public record SignalView(
    String handle,
    List<Line> facts,
    @Nullable String words,
    DataTable places,
    @Nullable Sketch sketch,
    @Nullable String decided,
    List<Field> decision,
    List<Ask> questions,
    String typeGroups,
    List<Alike> alike,
    @Nullable CallBackView callBack) {

  public SignalView {
    facts = List.copyOf(facts);
    decision = List.copyOf(decision);
    questions = List.copyOf(questions);
    alike = List.copyOf(alike);
  }

  /// A question of the card.
  ///
  /// @param groups kinds of incidents on whose card it stands, by name, with spaces between
  public record Ask(String name, String text, String groups, String answer) {}

  /// An open incident that may be the same, how likely, and why.
  public record Alike(String reference, String score, String why) {}

  public record Line(String name, String value) {}

  /// Circles on a square of 200 by 200, true to scale.
  ///
  /// @param about the same in words
  public record Sketch(List<Circle> circles, String scale, String about) {
    public Sketch {
      circles = List.copyOf(circles);
    }
  }

  public record Circle(String x, String y, String radius, boolean newest) {}

  /// @param next what the rule says, after the tries so far
  public record CallBackView(String next, Tone tone, List<Line> tries, List<Field> fields) {
    public CallBackView {
      tries = List.copyOf(tries);
      fields = List.copyOf(fields);
    }
  }
}
