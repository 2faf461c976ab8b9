package abhaya.safecity.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// All counts of one cell that a page may show, published together so that none gives another away.
///
/// A few are withheld and the rest rounded (`ShownCount`). Rounded sums can still narrow a withheld
/// part to one value; the table therefore attacks itself, and withholds the smallest of the counts
/// that gave one away, until every count below five could be at least three different numbers.
final class ShownTable {
  private static final int BANDS = HourBand.values().length;
  private static final int ROWS = BANDS + 1;
  private static final int COLUMNS = 3;
  private static final int GROUPS = OffenceGroup.values().length;
  private static final int WHOLE = (ROWS - 1) * COLUMNS + 2;
  private static final int ENTRIES = ROWS * COLUMNS + GROUPS;
  private static final int VALUES_LEAST = 3;
  private static final int MANY = 1_000_000;

  /// A whole and its parts, by the number of their entries.
  record Sum(int whole, List<Integer> parts) {}

  static final List<Sum> SUMS = sums();

  private final int[] truth;
  private final boolean[] withheld = new boolean[ENTRIES];
  private boolean more;

  private ShownTable(int[] truth) {
    this.truth = truth;
    for (var entry = 0; entry < ENTRIES; entry++)
      withheld[entry] = ShownCount.of(truth[entry]).isEmpty();
    while (withholdOneMore()) more = true;
  }

  /// @param counts by part of the day, type of day (weekday, weekend) and group
  static ShownTable of(int[][][] counts) {
    var truth = new int[ENTRIES];
    for (var band = 0; band < BANDS; band++)
      for (var day = 0; day < 2; day++)
        for (var group = 0; group < GROUPS; group++) {
          var events = counts[band][day][group];
          truth[band * COLUMNS + day] += events;
          truth[band * COLUMNS + 2] += events;
          truth[BANDS * COLUMNS + day] += events;
          truth[WHOLE] += events;
          truth[ROWS * COLUMNS + group] += events;
        }
    return new ShownTable(truth);
  }

  static int[][][] empty() {
    return new int[BANDS][2][GROUPS];
  }

  private static List<Sum> sums() {
    var sums = new ArrayList<Sum>();
    for (var row = 0; row < ROWS; row++)
      sums.add(new Sum(row * COLUMNS + 2, List.of(row * COLUMNS, row * COLUMNS + 1)));
    for (var column = 0; column < COLUMNS; column++) {
      var parts = new ArrayList<Integer>();
      for (var band = 0; band < BANDS; band++) parts.add(band * COLUMNS + column);
      sums.add(new Sum(BANDS * COLUMNS + column, parts));
    }
    var groups = new ArrayList<Integer>();
    for (var group = 0; group < GROUPS; group++) groups.add(ROWS * COLUMNS + group);
    sums.add(new Sum(WHOLE, groups));
    return sums;
  }

  static int entryOf(Slice slice) {
    var offence = slice.offence();
    if (offence != null) return ROWS * COLUMNS + offence.place();
    var band = slice.band();
    var row = band == null ? BANDS : band.place();
    var column =
        switch (slice.day()) {
          case WEEKDAY -> 0;
          case WEEKEND -> 1;
          case ALL -> 2;
        };
    return row * COLUMNS + column;
  }

  OptionalInt of(Slice slice) {
    return of(entryOf(slice));
  }

  OptionalInt of(int entry) {
    return withheld[entry] ? OptionalInt.empty() : ShownCount.of(truth[entry]);
  }

  /// Whether more is withheld than what is small.
  boolean hidesMore() {
    return more;
  }

  int entries() {
    return ENTRIES;
  }

  private boolean withholdOneMore() {
    var known = attack(this);
    for (var entry = 0; entry < ENTRIES; entry++) {
      if (truth[entry] >= ShownCount.LEAST || known.values(entry) >= VALUES_LEAST) continue;
      var giver = smallestGiver(entry);
      if (giver < 0) continue;
      withheld[giver] = true;
      return true;
    }
    return false;
  }

  /// The smallest shown count in a sum with this one, or anywhere; the whole itself comes last.
  private int smallestGiver(int entry) {
    var near = new ArrayList<Integer>();
    for (var sum : SUMS)
      if (sum.whole == entry || sum.parts.contains(entry)) {
        near.add(sum.whole);
        near.addAll(sum.parts);
      }
    var giver = smallest(near);
    if (giver >= 0) return giver;
    var all = new ArrayList<Integer>();
    for (var other = 0; other < ENTRIES; other++) all.add(other);
    giver = smallest(all);
    return giver < 0 && !withheld[WHOLE] ? WHOLE : giver;
  }

  private int smallest(List<Integer> entries) {
    var found = -1;
    for (var other : entries)
      if (other != WHOLE && !withheld[other] && (found < 0 || truth[other] < truth[found]))
        found = other;
    return found;
  }

  /// What can be known of each entry.
  @SuppressWarnings("ArrayRecordComponent")
  record Known(int[] low, int[] high) {
    int values(int entry) {
      return high[entry] - low[entry] + 1;
    }
  }

  /// What a reader of everything shown can work out: each sum narrows its parts and each part its
  /// sums, until nothing moves. The reader knows the rule, and is told whether more is withheld.
  static Known attack(ShownTable table) {
    var low = new int[ENTRIES];
    var high = new int[ENTRIES];
    Arrays.fill(high, table.more ? MANY : ShownCount.LEAST - 1);
    for (var entry = 0; entry < ENTRIES; entry++) {
      var shown = table.of(entry);
      if (shown.isEmpty()) continue;
      low[entry] = Math.max(ShownCount.LEAST, shown.getAsInt() - 2);
      high[entry] = shown.getAsInt() + 2;
    }
    var known = new Known(low, high);
    var moved = true;
    while (moved) {
      moved = false;
      for (var sum : SUMS) moved |= narrow(known, sum);
    }
    return known;
  }

  private static boolean narrow(Known known, Sum sum) {
    var low = 0;
    var high = 0;
    for (var part : sum.parts) {
      low += known.low[part];
      high += known.high[part];
    }
    var moved = raise(known, sum.whole, low);
    moved |= lower(known, sum.whole, high);
    for (var part : sum.parts) {
      var others = high - known.high[part];
      var least = low - known.low[part];
      moved |= raise(known, part, known.low[sum.whole] - others);
      moved |= lower(known, part, known.high[sum.whole] - least);
      if (moved) return true;
    }
    return moved;
  }

  private static boolean raise(Known known, int entry, int to) {
    if (to <= known.low[entry]) return false;
    known.low[entry] = to;
    return true;
  }

  private static boolean lower(Known known, int entry, int to) {
    if (to >= known.high[entry]) return false;
    known.high[entry] = to;
    return true;
  }
}
