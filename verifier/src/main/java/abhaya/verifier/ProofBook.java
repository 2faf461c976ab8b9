package abhaya.verifier;

import java.util.ArrayList;
import java.util.List;

/// Makes proofs from stored nodes, after the definitions of RFC 9162, 2.1.3.1 and 2.1.4.1.
///
/// Which nodes are asked for depends on sizes alone, never on hashes: a caller may run once to
/// learn them, fetch them together, and run again.
public record ProofBook(TreeNodes nodes) {
  /// The root of the log when it had this size.
  public Hash root(long size) {
    return size == 0 ? Merkle.EMPTY_ROOT : root(0, size);
  }

  public InclusionProof inclusion(long index, long size) {
    if (index < 0 || index >= size) throw new IllegalArgumentException("index outside the log");
    var path = new ArrayList<Hash>();
    addPath(path, index, 0, size);
    return new InclusionProof(index, size, path);
  }

  public ConsistencyProof consistency(long first, long second) {
    if (first <= 0 || first > second) throw new IllegalArgumentException("sizes do not fit");
    var path = new ArrayList<Hash>();
    addSubproof(path, first, 0, second, true);
    return new ConsistencyProof(first, second, path);
  }

  /// The roots of the complete subtrees of the log of this size, the largest first.
  public List<Hash> frontier(long size) {
    return span(0, size);
  }

  /// The roots of the largest complete subtrees that cover the entries of a range, in order.
  public List<Hash> span(long from, long to) {
    var hashes = new ArrayList<Hash>();
    for (long at = from; at < to; ) {
      int level = levelAt(at, to);
      hashes.add(nodes.node(level, at >>> level));
      at += 1L << level;
    }
    return hashes;
  }

  /// The level of the largest complete subtree that starts at `at` and ends at or before `to`.
  static int levelAt(long at, long to) {
    int fits = 63 - Long.numberOfLeadingZeros(to - at);
    return Math.min(fits, at == 0 ? fits : Long.numberOfTrailingZeros(at));
  }

  private void addPath(List<Hash> path, long index, long from, long to) {
    if (to - from == 1) return;
    long middle = from + split(to - from);
    if (index < middle) {
      addPath(path, index, from, middle);
      path.add(root(middle, to));
    } else {
      addPath(path, index, middle, to);
      path.add(root(from, middle));
    }
  }

  private void addSubproof(List<Hash> path, long first, long from, long to, boolean known) {
    if (first == to) {
      if (!known) path.add(root(from, to));
      return;
    }
    long middle = from + split(to - from);
    if (first <= middle) {
      addSubproof(path, first, from, middle, known);
      path.add(root(middle, to));
    } else {
      addSubproof(path, first, middle, to, false);
      path.add(root(from, middle));
    }
  }

  private Hash root(long from, long to) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return nodes.node(level, from >>> level);
    }
    long middle = from + split(count);
    return Merkle.node(root(from, middle), root(middle, to));
  }

  /// The largest power of two below `count`.
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
