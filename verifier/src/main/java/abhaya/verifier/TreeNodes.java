package abhaya.verifier;

/// The stored hashes of complete subtrees: level 0 holds the leaves, node `i` of level `l` covers
/// the entries from `i * 2^l` up to `(i + 1) * 2^l`.
@FunctionalInterface
public interface TreeNodes {
  Hash node(int level, long index);
}
