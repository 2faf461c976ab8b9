package abhaya.investigation.law;

import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The date calculator, ready to print.
///
/// @param answer null before a question was asked
public record CalculatorView(List<Link> tabs, List<Field> fields, @Nullable Answer answer) {
  public CalculatorView {
    tabs = List.copyOf(tabs);
    fields = List.copyOf(fields);
  }

  /// @param sections as they were understood
  /// @param unread what was not, in its own words
  /// @param main the two-month clock; null where the sections carry none
  /// @param clocks the other clocks that have begun
  /// @param idle those that a later step would begin
  /// @param others duties that do not apply, with the reason
  public record Answer(
      List<String> sections,
      List<String> unread,
      String regime,
      @Nullable Line main,
      List<Line> clocks,
      List<Line> idle,
      List<Line> others) {
    public Answer {
      sections = List.copyOf(sections);
      unread = List.copyOf(unread);
      clocks = List.copyOf(clocks);
      idle = List.copyOf(idle);
      others = List.copyOf(others);
    }
  }

  /// One clock.
  public record Line(
      String id,
      String name,
      String provision,
      String basis,
      String start,
      String lastDay,
      String practice,
      Tone tone,
      String state,
      String explanation) {}
}
