package abhaya.base.paper;

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

  /// Sentences under a title.
  public record Lines(String title, List<String> lines) implements Part {
    public Lines {
      lines = List.copyOf(lines);
    }
  }
}
