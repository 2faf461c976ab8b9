package abhaya.base.units;

import java.util.List;

/// What became of each row of a file, in the shape every feed answers in.
///
/// @param refused the first of them; `refusedCount` says how many there are
record FeedAnswer(
    int received,
    int accepted,
    int unchanged,
    List<RefusedRow> quarantined,
    List<RefusedRow> refused,
    int refusedCount) {

  /// @param key the row's unit code if it could be read
  record RefusedRow(int row, String key, String field, String code, String message) {}
}
