package abhaya.safecity.plate;

import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One hit on its page.
///
/// @param marks each character of the read, and whether it differs from the listed plate
/// @param next steps that may follow
public record HitView(
    List<Link> tabs,
    @Nullable String notice,
    Tone tone,
    String kind,
    String state,
    String read,
    List<Mark> marks,
    String listed,
    List<Fact> facts,
    List<Step> steps,
    List<Next> next,
    String action,
    int version) {
  public HitView {
    tabs = List.copyOf(tabs);
    marks = List.copyOf(marks);
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
    next = List.copyOf(next);
  }

  public record Mark(String sign, boolean differs) {}

  public record Fact(String name, String value) {}

  public record Step(String at, String word, String note) {}

  public record Next(String state, String word, boolean main) {}
}
