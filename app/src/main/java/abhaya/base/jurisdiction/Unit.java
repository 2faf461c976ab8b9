package abhaya.base.jurisdiction;

import org.jspecify.annotations.Nullable;

/// A unit as it stood on the day of its tree. `code` is the dotted path of that day.
public record Unit(
    UnitId id, UnitKind kind, String code, String nameEn, String nameHi, @Nullable UnitId parent) {

  /// The name in the reader's language; English where no Hindi name was given.
  public String name(String language) {
    return language.equals("hi") && !nameHi.isEmpty() ? nameHi : nameEn;
  }

  /// The last part of the code.
  public String label() {
    return code.substring(code.lastIndexOf('.') + 1);
  }
}
