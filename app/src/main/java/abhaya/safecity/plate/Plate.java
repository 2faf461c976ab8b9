package abhaya.safecity.plate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A number that some form of the grammar allows.
///
/// @param parts by name: state, office, series, number, year and so on, as far as the form has them
public record Plate(String text, PlateForm form, Map<String, String> parts) {

  /// Codes that were replaced; the plates stay on the road.
  private static final Map<String, String> RENAMED =
      Map.of("OR", "OD", "UA", "UK", "TS", "TG", "DN", "DD");

  public Plate {
    parts = Map.copyOf(parts);
  }

  /// Reads a plate as it was typed or sent. Empty if no form allows it.
  public static Optional<Plate> read(String raw) {
    return PlateText.normalised(raw).flatMap(Plate::of);
  }

  /// Of a text already normalised.
  static Optional<Plate> of(String text) {
    for (var form : PlateForm.values()) {
      var match = form.pattern().matcher(text);
      if (!match.matches()) continue;
      var parts = new HashMap<String, String>();
      match.namedGroups().keySet().forEach(name -> parts.put(name, match.group(name)));
      return Optional.of(new Plate(text, form, parts));
    }
    return Optional.empty();
  }

  /// The code printed on the plate.
  public Optional<String> state() {
    return Optional.ofNullable(parts.get("state"));
  }

  /// The code under which the same State registers today.
  public Optional<String> stateToday() {
    return state().map(code -> RENAMED.getOrDefault(code, code));
  }
}
