package abhaya.safecity.fund;

import abhaya.base.web.Field;
import java.util.List;
import java.util.Map;

/// The form of a new line or a correction, ready to print.
///
/// @param refusals why it is not taken
/// @param warnings to be read before it is taken
/// @param kept what was typed, for the confirmation
public record FundEntryView(
    String action,
    String about,
    String back,
    List<String> refusals,
    List<String> warnings,
    List<Field> fields,
    String replaces,
    List<Map.Entry<String, String>> kept) {

  public FundEntryView {
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
    fields = List.copyOf(fields);
    kept = List.copyOf(kept);
  }
}
