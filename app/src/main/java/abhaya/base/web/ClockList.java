package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Clocks of one thing, each with its state as colour, shape and word.
public record ClockList(List<Line> lines, String empty) {

  public ClockList {
    lines = List.copyOf(lines);
  }

  public record Line(String name, String rule, String state, Tone tone, @Nullable Help help) {}
}
