package abhaya.response.recommend;

import java.util.Arrays;

/// Which slots are in which cell: a doubly linked list for each cell in plain arrays, so that one
/// moves in constant time. Not safe for threads: its owner locks.
final class CellLists {
  static final int NONE = -1;

  private final int[] first;
  private int[] next = new int[0];
  private int[] before = new int[0];
  private int[] cells = new int[0];
  private int size;

  CellLists(int count) {
    first = new int[count];
    Arrays.fill(first, NONE);
  }

  /// Slots in all cells.
  int size() {
    return size;
  }

  /// Any slot of the cell; `NONE` where it has none.
  int first(int cell) {
    return first[cell];
  }

  /// The slot after this one in its cell; `NONE` after the last.
  int next(int slot) {
    return next[slot];
  }

  boolean isIn(int slot, int cell) {
    return slot < cells.length && cells[slot] == cell;
  }

  void put(int slot, int cell) {
    if (isIn(slot, cell)) return;
    remove(slot);
    grow(slot + 1);
    cells[slot] = cell;
    before[slot] = NONE;
    next[slot] = first[cell];
    if (first[cell] != NONE) before[first[cell]] = slot;
    first[cell] = slot;
    size++;
  }

  void remove(int slot) {
    if (slot >= cells.length || cells[slot] == NONE) return;
    if (before[slot] == NONE) first[cells[slot]] = next[slot];
    else next[before[slot]] = next[slot];
    if (next[slot] != NONE) before[next[slot]] = before[slot];
    cells[slot] = NONE;
    size--;
  }

  private void grow(int room) {
    int old = cells.length;
    if (room <= old) return;
    int more = Math.max(room, old * 2);
    next = Arrays.copyOf(next, more);
    before = Arrays.copyOf(before, more);
    cells = Arrays.copyOf(cells, more);
    Arrays.fill(cells, old, more, NONE);
  }
}
