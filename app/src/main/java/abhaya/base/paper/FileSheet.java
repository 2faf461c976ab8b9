package abhaya.base.paper;

import abhaya.base.web.ListColumn;
import abhaya.base.web.ListShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table on its way into a file, with all that a reader must know to believe it.
///
/// @param title what it is, and of which unit
/// @param facts as-of day, window, filters, rule: name and value
/// @param total the foot; null where adding up means nothing
/// @param notes what stands under the figures
public record FileSheet(
    String title,
    List<Fact> facts,
    List<Head> heads,
    List<List<Object>> rows,
    @Nullable List<Object> total,
    List<String> notes,
    Stamp stamp) {

  public FileSheet {
    facts = List.copyOf(facts);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  public record Fact(String name, String value) {}

  public record Head(String name, boolean number) {}

  /// The columns of the page and its rows as values. What the page withholds, its value withholds.
  public static <R> FileSheet of(
      ListShape<R> shape, List<R> rows, @Nullable R total, Frame frame, Stamp stamp) {
    var heads = shape.leaving().stream().map(FileSheet::head).toList();
    return new FileSheet(
        frame.title(),
        frame.facts(),
        heads,
        rows.stream().map(row -> values(shape.leaving(), row)).toList(),
        total == null ? null : values(shape.leaving(), total),
        frame.notes(),
        stamp);
  }

  private static Head head(ListColumn<?> column) {
    return new Head(column.name(), column.number() || column.order() == ListColumn.Order.FALLING);
  }

  /// What stands around the table.
  public record Frame(String title, List<Fact> facts, List<String> notes) {
    public Frame {
      facts = List.copyOf(facts);
      notes = List.copyOf(notes);
    }
  }

  private static <R> List<Object> values(List<ListColumn<R>> columns, R row) {
    var values = new ArrayList<Object>();
    for (var column : columns) {
      var value = column.value().apply(row);
      values.add(value == null ? "" : value);
    }
    return List.copyOf(values);
  }

  /// A row of texts and figures; what is not there is an empty text.
  public static List<Object> row(@Nullable Object... values) {
    var row = new ArrayList<Object>();
    for (var value : values) row.add(value == null ? "" : value);
    return List.copyOf(row);
  }
}
