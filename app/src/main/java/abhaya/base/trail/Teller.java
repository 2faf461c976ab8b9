package abhaya.base.trail;

import org.jspecify.annotations.Nullable;

/// Who stands in an entry as the one who acted.
///
/// @param id number of the person or client, which row-level security compares; 0 for the program
/// @param actor the handle that the log shows
record Teller(
    long id,
    String actor,
    String role,
    @Nullable Integer unit,
    @Nullable Long posting,
    @Nullable String session,
    String purpose) {

  /// The program itself, or somebody whom it does not know yet.
  static Teller program(String name) {
    return new Teller(0, name, "SYSTEM", null, null, null, "SYSTEM");
  }
}
