package abhaya.investigation.mirror;

/// Case number to packed case, by open addressing: what makes a change that comes twice harmless.
public final class CaseIndex {
  private static final int FIRST_SIZE = 1 << 10;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[FIRST_SIZE];
  private long[] values = new long[FIRST_SIZE];
  private int used;

  /// No case; a packed one is never negative.
  public static final long NONE = -1;

  public int size() {
    return used;
  }

  public long find(long caseId) {
    var at = slot(caseId + 1);
    return keys[at] == 0 ? NONE : values[at];
  }

  public void put(long caseId, long packed) {
    if (caseId < 0) throw new IllegalArgumentException("a case has a number");
    var at = slot(caseId + 1);
    if (keys[at] == 0) {
      keys[at] = caseId + 1;
      used++;
    }
    values[at] = packed;
    if (used > keys.length / 3 * 2) grow();
  }

  /// Takes a case out and moves up those that its place had pushed on.
  public void remove(long caseId) {
    var hole = slot(caseId + 1);
    if (keys[hole] == 0) return;
    used--;
    var mask = keys.length - 1;
    for (var at = (hole + 1) & mask; keys[at] != 0; at = (at + 1) & mask) {
      var home = home(keys[at], keys.length);
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      keys[hole] = keys[at];
      values[hole] = values[at];
      hole = at;
    }
    keys[hole] = 0;
  }

  private int slot(long key) {
    var mask = keys.length - 1;
    var at = home(key, keys.length);
    while (keys[at] != 0 && keys[at] != key) at = (at + 1) & mask;
    return at;
  }

  private static int home(long key, int size) {
    return (int) ((key * GOLDEN) >>> 32) & (size - 1);
  }

  private void grow() {
    var oldKeys = keys;
    var oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new long[keys.length];
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] == 0) continue;
      var at = slot(oldKeys[i]);
      keys[at] = oldKeys[i];
      values[at] = oldValues[i];
    }
  }

  long bytes() {
    return keys.length * 16L;
  }
}
