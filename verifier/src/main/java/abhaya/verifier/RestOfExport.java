package abhaya.verifier;

import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What stands after the first fault: read tolerantly, only to tell one kind of tampering from
/// another.
final class RestOfExport {
  private static final int INDEXES_MAX = 1 << 26;

  private final BitSet seen = new BitSet();
  private long entries;
  private @Nullable Long firstRepeated;
  private boolean wantedFound;
  private ExportLine.@Nullable End end;

  /// Reads on. `wanted` is the index that should have come next.
  static RestOfExport read(LineSource lines, long wanted) throws IOException {
    var rest = new RestOfExport();
    for (var text = lines.next(); text != null; text = lines.next()) {
      try {
        switch (ExportLine.parse(text)) {
          case ExportLine.Item item -> rest.note(item, wanted);
          case ExportLine.End last -> rest.end = last;
          case ExportLine.Header _, ExportLine.Mark _ -> {}
        }
      } catch (IllegalArgumentException e) {
        rest.entries++;
      }
    }
    return rest;
  }

  private void note(ExportLine.Item item, long wanted) {
    entries++;
    var index = item.entry().index();
    if (firstRepeated == null && (index < wanted || isRepeated(index - wanted))) {
      firstRepeated = index;
    }
    // renumbered, but its leaf hash still tells which index it had
    wantedFound |= index == wanted && item.entry().leaf().equals(item.leaf());
    wantedFound |= item.entry().withIndex(wanted).leaf().equals(item.leaf());
  }

  private boolean isRepeated(long offset) {
    if (offset >= INDEXES_MAX) return false;
    boolean before = seen.get((int) offset);
    seen.set((int) offset);
    return before;
  }

  long entries() {
    return entries;
  }

  /// Whether the entry that should have come next stands further down.
  boolean hasWanted() {
    return wantedFound;
  }

  @Nullable Long firstRepeated() {
    return firstRepeated;
  }

  ExportLine.@Nullable End end() {
    return end;
  }
}
