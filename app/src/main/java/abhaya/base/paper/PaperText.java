package abhaya.base.paper;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one paper says: title, facts, parts, notes. `Paper` puts it on A4.
///
/// @param facts as-of day, window, rule, filters
/// @param notes footnotes under all parts
public record PaperText(
    String title,
    List<FileSheet.Fact> facts,
    List<Part> parts,
    List<String> notes,
    boolean wide,
    Stamp stamp) {

  public PaperText {
    facts = List.copyOf(facts);
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /// A piece of the paper.
  public sealed interface Part {}

  /// Figures side by side, large.
  public record Figures(List<Figure> figures) implements Part {
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /// Headlines of a page side by side.
  public static Figures of(List<Headline> headlines) {
    return new Figures(
        headlines.stream().map(one -> new Figure(one.label(), one.value(), one.under())).toList());
  }

  /// @param under denominator or rule
  public record Figure(String label, String value, String under) {}

  /// @param title above the table; empty: none
  public record Table(
      String title,
      List<FileSheet.Head> heads,
      List<List<Object>> rows,
      @Nullable List<Object> total)
      implements Part {
    public Table {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /// A table of a page as it stands there; an empty one says why it is empty.
  public static Part of(String title, DataTable table) {
    if (table.isEmpty()) return new Lines(title, List.of(table.empty()));
    var heads =
        table.columns().stream()
            .map(column -> new FileSheet.Head(named(column), column.number()))
            .toList();
    var total = table.total();
    return new Table(
        title,
        heads,
        table.rows().stream().map(PaperText::cells).toList(),
        total == null ? null : cells(total));
  }

  private static String named(DataTable.Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
  }

  private static List<Object> cells(DataTable.Row row) {
    return row.cells().stream().<Object>map(PaperText::said).toList();
  }

  /// Colour does not reach the paper; its word does.
  private static String said(DataTable.Cell cell) {
    return switch (cell) {
      case DataTable.Text text -> text.text();
      case DataTable.Noted noted -> noted.text() + " · " + noted.under();
      case DataTable.Dated dated -> dated.day() + " · " + dated.moment();
      case DataTable.Way way -> way.text();
      case DataTable.PickedWay way -> way.text();
      case DataTable.Figure figure -> figure.text();
      case DataTable.Running running -> running.age().text();
      case DataTable.Rate rate -> rate.text();
      case DataTable.State state -> state.word();
      case DataTable.Silent silent -> silent.word();
      case DataTable.Withheld withheld -> withheld.word();
      case DataTable.Line _, DataTable.Nothing _ -> Words.NONE;
    };
  }

  /// Sentences under a title.
  public record Lines(String title, List<String> lines) implements Part {
    public Lines {
      lines = List.copyOf(lines);
    }
  }
}
