package abhaya.base.trail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the auditor looks for; null asks for nothing.
///
/// @param actors handles of those whose acts are asked for; none: nobody of that name
/// @param units numbers of the unit asked for and of all under it
record TrailFilter(
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable List<String> actors,
    @Nullable String action,
    @Nullable List<Integer> units,
    @Nullable String object,
    @Nullable String decision) {
  static final TrailFilter NONE = new TrailFilter(null, null, null, null, null, null, null);

  /// The place in the list where a page ended.
  record Cursor(Instant at, long xid, long id) {}
}
