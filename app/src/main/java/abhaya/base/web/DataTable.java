package abhaya.base.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The main instrument: sticky head and first column, figures to the right, totals at the foot.
///
/// @param caption what the table lists, for readers who hear the page
/// @param total the foot; null where adding up means nothing
/// @param empty one sentence: why there is nothing and what to do next
public record DataTable(
    String caption, List<Column> columns, List<Row> rows, @Nullable Row total, String empty) {

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// @param unit in small letters under the name
  /// @param sortHref address of the page sorted by this column; null if it cannot be
  /// @param sorted `ascending`, `descending` or null
  /// @param tells stays on a phone: choose three, the first among them
  /// @param help what the word means; null: it says it itself
  public record Column(
      String name,
      String unit,
      boolean number,
      @Nullable String sortHref,
      @Nullable String sorted,
      boolean tells,
      @Nullable Help help) {

    public Column(
        String name,
        String unit,
        boolean number,
        @Nullable String sortHref,
        @Nullable String sorted,
        boolean tells) {
      this(name, unit, number, sortHref, sorted, tells, null);
    }

    /// The same column with the meaning of its word beside it.
    public Column with(@Nullable Help meaning) {
      return new Column(name, unit, number, sortHref, sorted, tells, meaning);
    }

    /// A column that cannot be sorted.
    public static Column text(String name, boolean tells) {
      return new Column(name, "", false, null, null, tells);
    }

    public static Column number(String name, boolean tells) {
      return new Column(name, "", true, null, null, tells);
    }
  }

  /// @param silent no data for too long: hatched, never green
  /// @param pick by which the row can be chosen, in the form `choice` of the page; null: it cannot
  public record Row(boolean silent, List<Cell> cells, @Nullable String pick) {
    public Row {
      cells = List.copyOf(cells);
    }

    public Row(boolean silent, List<Cell> cells) {
      this(silent, cells, null);
    }

    /// The same row, which a reader can choose.
    public Row picked(String by) {
      return new Row(silent, cells, by);
    }
  }

  public sealed interface Cell {}

  public record Text(String text) implements Cell {
    private static final Pattern MOMENT =
        Pattern.compile("\\d{2}-\\d{2}-\\d{4}( \\d{2}:\\d{2}(:\\d{2} IST)?)?");

    private static final int LONGEST = "23-11-2026 21:42:07 IST".length();

    /// Day, time and zone of a moment that stands by itself: a narrow column breaks it between these,
    /// not at the hyphens of the day. Empty for any other text.
    public List<String> moment() {
      if (text.length() > LONGEST || !MOMENT.matcher(text).matches()) return List.of();
      return List.of(text.split(" ", -1));
    }
  }

  /// A text with a smaller one under it.
  public record Noted(String text, String under) implements Cell {}

  /// A day with a moment in small letters under it; neither is broken into lines.
  public record Dated(String day, String moment) implements Cell {}

  public record Way(String text, String href) implements Cell {}

  /// A way with a box to tick before it: for what is done with many lines at once.
  ///
  /// @param label of the box, for readers who hear the page
  public record PickedWay(String text, String href, String name, String value, String label)
      implements Cell {}

  /// @param alarm the figure a supervisor must see
  public record Figure(String text, boolean alarm) implements Cell {}

  /// How long something has lasted; it runs on where the page loads `components/ticking.mjs`.
  ///
  public record Running(Age age, boolean alarm) implements Cell {}

  /// A percentage with its 95 % interval as a bar.
  ///
  /// @param percent 0 to 100; null where nothing is to be divided by
  public record Rate(
      String text, @Nullable Double percent, double low, double high, String halfWidth, Tone tone)
      implements Cell {}

  public record Line(Spark spark) implements Cell {}

  public record State(Tone tone, String word) implements Cell {}

  public record Silent(String word) implements Cell {}

  /// Too few to be shown without pointing at somebody.
  public record Withheld(String word) implements Cell {}

  public record Nothing() implements Cell {}

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Rows can be chosen here, with `x` or by their boxes.
  public boolean isChoice() {
    return rows.stream().anyMatch(row -> row.pick() != null);
  }
}
