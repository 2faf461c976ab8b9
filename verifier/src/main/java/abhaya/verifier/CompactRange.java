package abhaya.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The roots of the complete subtrees of a tree that grows at its end: all that is needed to add
/// entries and to say the root, in at most 63 hashes however many entries there are.
public final class CompactRange {
  /// Told of every complete subtree in the order in which they become complete.
  @FunctionalInterface
  public interface Completed {
    void node(int level, long index, Hash hash);
  }

  private final List<Hash> byLevel = new ArrayList<>();
  private long size;

  /// The range again, from its size and the subtree roots that [#frontier()] gave.
  public static CompactRange of(long size, List<Hash> frontier) {
    if (size < 0 || Long.bitCount(size) != frontier.size()) {
      throw new IllegalArgumentException("a size and its subtrees do not fit");
    }
    var range = new CompactRange();
    var next = 0;
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((size >>> level & 1) == 1) range.appendSubtree(level, frontier.get(next++));
    }
    return range;
  }

  public long size() {
    return size;
  }

  public void append(Hash leaf) {
    append(leaf, (level, index, hash) -> {});
  }

  public void append(Hash leaf, Completed completed) {
    add(0, leaf, completed);
  }

  /// Adds `2^level` entries at once by the root over them; they must start where such a subtree
  /// can start.
  public void appendSubtree(int level, Hash root) {
    add(level, root, (l, index, hash) -> {});
  }

  /// The root over all entries so far.
  public Hash root() {
    if (size == 0) return Merkle.EMPTY_ROOT;
    Hash root = null;
    for (int level = 0; level < byLevel.size(); level++) {
      if ((size >>> level & 1) == 0) continue;
      root = root == null ? byLevel.get(level) : Merkle.node(byLevel.get(level), root);
    }
    return Objects.requireNonNull(root);
  }

  /// The roots of the complete subtrees, the largest first.
  public List<Hash> frontier() {
    var hashes = new ArrayList<Hash>();
    for (int level = byLevel.size() - 1; level >= 0; level--) {
      if ((size >>> level & 1) == 1) hashes.add(byLevel.get(level));
    }
    return hashes;
  }

  private void add(int startLevel, Hash subtree, Completed completed) {
    long width = 1L << startLevel;
    if ((size & (width - 1)) != 0) {
      throw new IllegalArgumentException("a subtree cannot start here");
    }
    var level = startLevel;
    var hash = subtree;
    completed.node(level, size >>> level, hash);
    while ((size >>> level & 1) == 1) {
      hash = Merkle.node(byLevel.get(level), hash);
      level++;
      completed.node(level, size >>> level, hash);
    }
    while (byLevel.size() <= level) byLevel.add(Merkle.EMPTY_ROOT);
    byLevel.set(level, hash);
    size = Math.addExact(size, width);
  }
}
