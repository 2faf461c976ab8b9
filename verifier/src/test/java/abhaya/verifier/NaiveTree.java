package abhaya.verifier;

import java.util.ArrayList;
import java.util.List;

/// The definitions of RFC 9162, 2.1, word for word and without any storage: the slow twin.
record NaiveTree(List<byte[]> entries) {
  static NaiveTree of(int size) {
    var entries = new ArrayList<byte[]>();
    for (int i = 0; i < size; i++) entries.add(new byte[] {(byte) i, (byte) (i * 7)});
    return new NaiveTree(entries);
  }

  Hash root() {
    int n = entries.size();
    if (n == 0) return Merkle.EMPTY_ROOT;
    if (n == 1) return Merkle.leaf(entries.getFirst());
    int k = split(n);
    return Merkle.node(part(0, k).root(), part(k, n).root());
  }

  List<Hash> path(int m) {
    int n = entries.size();
    if (n == 1) return List.of();
    int k = split(n);
    return m < k
        ? plus(part(0, k).path(m), part(k, n).root())
        : plus(part(k, n).path(m - k), part(0, k).root());
  }

  List<Hash> proof(int m) {
    return subproof(m, true);
  }

  private List<Hash> subproof(int m, boolean known) {
    int n = entries.size();
    if (m == n) return known ? List.of() : List.of(root());
    int k = split(n);
    return m <= k
        ? plus(part(0, k).subproof(m, known), part(k, n).root())
        : plus(part(k, n).subproof(m - k, false), part(0, k).root());
  }

  NaiveTree part(int from, int to) {
    return new NaiveTree(entries.subList(from, to));
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) k *= 2;
    return k;
  }

  private static List<Hash> plus(List<Hash> hashes, Hash last) {
    var all = new ArrayList<>(hashes);
    all.add(last);
    return all;
  }
}
