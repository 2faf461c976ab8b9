package abhaya.base.listing;

import abhaya.base.web.Field;
import java.util.List;

/// Files that were asked for, and those that wait for this reader's word.
///
/// @param decides the reader can be a second person at all
public record ExportView(List<Line> own, List<Line> others, boolean decides) {
  public ExportView {
    own = List.copyOf(own);
    others = List.copyOf(others);
  }

  /// @param ready it can be taken now
  public record Line(
      String handle,
      String what,
      String purpose,
      String who,
      String at,
      String state,
      boolean ready) {}

  /// The question before a file is made.
  ///
  /// @param about how many rows, and whether a second person is needed
  /// @param any there is something to take
  /// @param back the list
  public record Form(
      String about, String of, List<String> only, boolean any, List<Field> fields, String back) {
    public Form {
      only = List.copyOf(only);
      fields = List.copyOf(fields);
    }
  }
}
