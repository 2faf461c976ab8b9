package abhaya.base.jurisdiction;

import java.util.List;

/// Why an act or a row was refused. `code` names the sentence; `args` are unit codes and dates that
/// were understood, never text as it came.
///
/// @param row number of the row from 1; 0 for a single act
/// @param key the row's unit code if it could be read, else empty
public record UnitRefusal(int row, String key, String field, String code, List<String> args) {

  public UnitRefusal {
    args = List.copyOf(args);
  }

  static UnitRefusal of(String field, String code, String... args) {
    return new UnitRefusal(0, "", field, code, List.of(args));
  }

  UnitRefusal at(int row, String key) {
    return new UnitRefusal(row, key, field, code, args);
  }
}
