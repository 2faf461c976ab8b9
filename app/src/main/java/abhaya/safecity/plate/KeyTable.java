package abhaya.safecity.plate;

import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/// One part of the index: keys to ids in open addressing, with a filter of one bit before it.
///
/// A slot is an int: eight bits of fingerprint and an id. The key itself is not kept; when the table
/// grows, keys are made again from the plates. Two slots are never needed for one value on one path,
/// so a value met while entering is left as it is.
final class KeyTable {
  private static final double FULL = 0.8;
  private static final double GROWTH = 1.5;
  private static final int ID_MASK = 0xFFFFFF;
  private static final int GONE = 0xFF000000;

  private final int part;
  private int[] slots;
  private long[] filter;
  private int used;

  /// @param part the first eight bits of every key here
  /// @param keys for which there is room
  KeyTable(int part, int keys) {
    this.part = part;
    slots = new int[(int) (keys / FULL) + 8];
    filter = new long[filterWords()];
  }

  void insert(long key, int id, IntToLongFunction codeOf) {
    if (used + 1 > slots.length * FULL) grow(codeOf);
    put(key, slotValue(key, id));
  }

  void remove(long key, int id) {
    var value = slotValue(key, id);
    for (var at = home(key); slots[at] != 0; at = next(at)) {
      if (slots[at] != value) continue;
      slots[at] = GONE;
      return;
    }
  }

  /// Calls with the id of everything that may stand under the key, and a little more.
  void lookUp(long key, IntConsumer action) {
    var bit = filterBit(key);
    if (((filter[bit >>> 6] >>> bit) & 1) == 0) return;
    var print = slotValue(key, -1) & ~ID_MASK;
    for (var at = home(key); slots[at] != 0; at = next(at)) {
      var value = slots[at];
      if ((value & ~ID_MASK) == print && value != GONE) action.accept((value & ID_MASK) - 1);
    }
  }

  long bytes() {
    return 4L * slots.length + 8L * filter.length + 48;
  }

  private void put(long key, int value) {
    var at = home(key);
    while (slots[at] != 0) {
      if (slots[at] == value) return;
      at = next(at);
    }
    slots[at] = value;
    used++;
    var bit = filterBit(key);
    filter[bit >>> 6] |= 1L << bit;
  }

  private void grow(IntToLongFunction codeOf) {
    var old = slots;
    var live = 0;
    for (var value : old) if (value != 0 && value != GONE) live++;
    slots = new int[(int) (Math.max(live, 8) / FULL * GROWTH) + 8];
    filter = new long[filterWords()];
    used = 0;
    for (var value : old) {
      if (value == 0 || value == GONE) continue;
      var plate = PlateCode.decode(codeOf.applyAsLong((value & ID_MASK) - 1));
      PlateKeys.of(plate).forEach(key -> putAgain(key, value, old));
    }
  }

  /// Only keys of this part belong here: those that led to the value in the old table.
  private void putAgain(long key, int value, int[] old) {
    if ((int) (key >>> 56) != part || slotValue(key, (value & ID_MASK) - 1) != value) return;
    for (var at = home(key, old.length); old[at] != 0; at = at + 1 == old.length ? 0 : at + 1) {
      if (old[at] != value) continue;
      put(key, value);
      return;
    }
  }

  private int slotValue(long key, int id) {
    return ((int) (key >>> 40) << 24) | ((id + 1) & ID_MASK);
  }

  private int home(long key) {
    return home(key, slots.length);
  }

  private static int home(long key, int length) {
    return (int) (((key & 0xFFFFFFFFL) * length) >>> 32);
  }

  private int next(int at) {
    return at + 1 == slots.length ? 0 : at + 1;
  }

  private int filterWords() {
    return Integer.highestOneBit(Math.max(1, slots.length / 8));
  }

  private int filterBit(long key) {
    return (int) (key >>> 8) & (filter.length * 64 - 1);
  }
}
