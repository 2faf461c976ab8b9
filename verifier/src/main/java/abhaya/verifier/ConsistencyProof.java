package abhaya.verifier;

import java.util.List;

/// That the log of the second size begins with all of the log of the first (RFC 9162, 2.1.4).
public record ConsistencyProof(long first, long second, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /// Whether both roots follow from the path, of exactly the length it must have. From an empty
  /// log nothing can be proved, so such a proof is never accepted.
  public boolean proves(Hash firstRoot, Hash secondRoot) {
    if (first <= 0 || first > second) return false;
    if (first == second) return path.isEmpty() && firstRoot.equals(secondRoot);
    if (path.isEmpty()) return false;

    boolean whole = Long.bitCount(first) == 1;
    int up = Long.numberOfTrailingZeros(first);
    long node = (first - 1) >>> up;
    long last = (second - 1) >>> up;
    var older = whole ? firstRoot : path.getFirst();
    var newer = older;
    for (var sibling : whole ? path : path.subList(1, path.size())) {
      if (last == 0) return false;
      if ((node & 1) == 1 || node == last) {
        older = Merkle.node(sibling, older);
        newer = Merkle.node(sibling, newer);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newer = Merkle.node(newer, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && older.equals(firstRoot) && newer.equals(secondRoot);
  }
}
