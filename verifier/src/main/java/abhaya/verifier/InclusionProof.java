package abhaya.verifier;

import java.util.List;

/// That an entry stands at an index of the log of a given size (RFC 9162, 2.1.3).
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Whether the path, of exactly the length it must have, leads from the leaf to the root.
  public boolean proves(Hash leaf, Hash root) {
    if (index < 0 || index >= size) return false;
    long first = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (last == 0) return false;
      if ((first & 1) == 1 || first == last) {
        hash = Merkle.node(sibling, hash);
        int up = (first & 1) == 1 ? 0 : Long.numberOfTrailingZeros(first);
        first >>>= up;
        last >>>= up;
      } else {
        hash = Merkle.node(hash, sibling);
      }
      first >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
