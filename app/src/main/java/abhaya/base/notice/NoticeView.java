package abhaya.base.notice;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's messages, ready to print.
///
/// @param off sentence that says that nothing leaves this installation; null where something does
/// @param said what came of the last press; null at first
/// @param canTest she has an address, and there is a way to it
public record NoticeView(
    @Nullable String off,
    @Nullable String said,
    List<Field> fields,
    List<Kind> kinds,
    DataTable last,
    boolean canTest) {

  public NoticeView {
    fields = List.copyOf(fields);
    kinds = List.copyOf(kinds);
  }

  /// A kind of message with her choice.
  ///
  /// @param fixed it may not be refused
  public record Kind(String code, String name, boolean wanted, boolean fixed) {}
}
