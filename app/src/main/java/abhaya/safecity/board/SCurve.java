package abhaya.safecity.board;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lines of a plan and of what came of it, in per cent over months, as one drawing.
///
/// @param about the same in words
/// @param ticks years along the foot
/// @param today where the lines of the past end
public record SCurve(String about, List<Line> lines, List<Tick> ticks, Tick today) {
  static final int WIDTH = 720;
  static final int HEIGHT = 230;
  private static final int LEFT = 44;
  private static final int RIGHT = 130;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;
  private static final int LABEL_GAP = 15;

  public SCurve {
    lines = List.copyOf(lines);
    ticks = List.copyOf(ticks);
  }

  /// @param style name in the style sheet
  /// @param labelY where its word stands
  public record Line(
      String word, String style, String path, String endX, String endY, String labelY) {}

  public record Tick(String word, String x) {}

  /// A line before it is drawn: from the first month on, null once the past ends.
  record Values(String word, String style, List<Double> perMonth) {

    Values {
      perMonth = List.copyOf(perMonth);
    }
  }

  static SCurve of(
      String about, List<YearMonth> months, YearMonth now, String todayWord, List<Values> values) {
    var lines = new ArrayList<Line>();
    var taken = new ArrayList<Double>();
    for (var line : values) {
      if (line.perMonth().isEmpty()) continue;
      var last = line.perMonth().size() - 1;
      var y = y(line.perMonth().get(last));
      var label = free(y, taken);
      taken.add(label);
      lines.add(
          new Line(
              line.word(),
              line.style(),
              path(line.perMonth(), months.size()),
              text(x(last, months.size())),
              text(y),
              text(label + 4)));
    }
    var ticks = new ArrayList<Tick>();
    for (var i = 0; i < months.size(); i++)
      if (months.get(i).getMonthValue() == 4)
        ticks.add(new Tick("" + months.get(i).getYear(), text(x(i, months.size()))));
    var at = Math.max(0, months.indexOf(now));
    return new SCurve(about, lines, ticks, new Tick(todayWord, text(x(at, months.size()))));
  }

  /// The nearest height at which no other word stands.
  private static double free(double wanted, List<Double> taken) {
    for (var step = 0; step < 12; step++) {
      for (var sign : new int[] {1, -1}) {
        var at = wanted + sign * step * 7;
        var clear = taken.stream().allMatch(other -> Math.abs(other - at) >= LABEL_GAP);
        if (clear && at > TOP && at < HEIGHT - BOTTOM) return at;
      }
    }
    return wanted;
  }

  private static String path(List<Double> values, int months) {
    var path = new StringBuilder();
    for (var i = 0; i < values.size(); i++)
      path.append(i == 0 ? 'M' : 'L')
          .append(text(x(i, months)))
          .append(' ')
          .append(text(y(values.get(i))));
    return path.toString();
  }

  private static double x(int index, int months) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (double) index / Math.max(1, months - 1);
  }

  private static double y(double percent) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.clamp(percent, 0.0, 100.0) / 100;
  }

  private static String text(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }

  /// Heights of the lines at 0, 25, 50, 75 and 100 per cent.
  public List<Tick> grid() {
    return List.of(0, 25, 50, 75, 100).stream()
        .map(percent -> new Tick(percent + " %", text(y(percent))))
        .toList();
  }
}
