package abhaya.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MerkleTest {
  private static final int SIZE_MAX = 130;

  /// The entries and roots by which Certificate Transparency logs are tested.
  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final String H1 =
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
  private static final String H2 =
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
  private static final String H4 =
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
  private static final String LEAF_1 =
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
  private static final String NODE_2_3 =
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
  private static final String NODE_4_7 =
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
  private static final String LEAF_4 =
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
  private static final String NODE_6_7 =
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
  private static final String NODE_4_5 =
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

  @ParameterizedTest(name = "size {0}")
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, " + H1,
    "2, " + H2,
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, " + H4,
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void thePublishedRootsComeOut(int size, String root) {
    var range = new CompactRange();
    ENTRIES.subList(0, size).forEach(hex -> range.append(leaf(hex)));
    assertThat(range.root().hex()).isEqualTo(root);
  }

  @ParameterizedTest(name = "entry {0} of {1}")
  @MethodSource
  void thePublishedInclusionProofsComeOut(int index, int size, List<String> path) {
    var book = bookOf(ENTRIES.stream().map(MerkleTest::leaf).toList());
    assertThat(book.inclusion(index, size).path()).extracting(Hash::hex).isEqualTo(path);
  }

  static List<Object[]> thePublishedInclusionProofsComeOut() {
    return List.of(
        new Object[] {0, 1, List.of()},
        new Object[] {0, 8, List.of(LEAF_1, NODE_2_3, NODE_4_7)},
        new Object[] {5, 8, List.of(LEAF_4, NODE_6_7, H4)},
        new Object[] {2, 3, List.of(H2)},
        new Object[] {1, 5, List.of(H1, NODE_2_3, LEAF_4)});
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource
  void thePublishedConsistencyProofsComeOut(int first, int second, List<String> path) {
    var book = bookOf(ENTRIES.stream().map(MerkleTest::leaf).toList());
    assertThat(book.consistency(first, second).path()).extracting(Hash::hex).isEqualTo(path);
  }

  static List<Object[]> thePublishedConsistencyProofsComeOut() {
    return List.of(
        new Object[] {1, 1, List.of()},
        new Object[] {1, 8, List.of(LEAF_1, NODE_2_3, NODE_4_7)},
        new Object[] {6, 8, List.of(NODE_4_5, NODE_6_7, H4)},
        new Object[] {2, 5, List.of(NODE_2_3, LEAF_4)});
  }

  @Test
  void everyRootAndEveryInclusionProofIsThatOfTheDefinition() {
    for (int size = 1; size <= SIZE_MAX; size++) {
      var naive = NaiveTree.of(size);
      var book = bookOf(leavesOf(naive));
      var root = naive.root();
      assertThat(book.root(size)).isEqualTo(root);
      for (int index = 0; index < size; index++) {
        var proof = book.inclusion(index, size);
        assertThat(proof.path()).isEqualTo(naive.path(index));
        assertThat(proof.proves(Merkle.leaf(naive.entries().get(index)), root)).isTrue();
      }
    }
  }

  @Test
  void everyConsistencyProofIsThatOfTheDefinition() {
    var leaves = leavesOf(NaiveTree.of(SIZE_MAX));
    var book = bookOf(leaves);
    for (int second = 1; second <= SIZE_MAX; second++) {
      var naive = NaiveTree.of(second);
      for (int first = 1; first <= second; first++) {
        var proof = book.consistency(first, second);
        assertThat(proof.path()).isEqualTo(naive.proof(first));
        assertThat(proof.proves(book.root(first), book.root(second))).isTrue();
      }
    }
  }

  @Test
  void aMutationOfAnyPartOfAnInclusionProofFails() {
    for (int size : sizesAtEdges()) {
      var naive = NaiveTree.of(size);
      var book = bookOf(leavesOf(naive));
      var root = naive.root();
      for (int index = 0; index < size; index++) {
        var leaf = Merkle.leaf(naive.entries().get(index));
        var proof = book.inclusion(index, size);
        for (var path : mutationsOf(proof.path(), root)) {
          assertThat(new InclusionProof(index, size, path).proves(leaf, root)).isFalse();
        }
        for (long other = -1; other <= size; other++) {
          if (other == index) continue;
          assertThat(new InclusionProof(other, size, proof.path()).proves(leaf, root)).isFalse();
        }
        assertThat(proof.proves(flip(leaf), root)).isFalse();
        assertThat(proof.proves(leaf, flip(root))).isFalse();
      }
    }
  }

  @Test
  void aMutationOfAnyPartOfAConsistencyProofFails() {
    for (int second : sizesAtEdges()) {
      var book = bookOf(leavesOf(NaiveTree.of(second)));
      var newer = book.root(second);
      for (int first = 1; first <= second; first++) {
        var older = book.root(first);
        var proof = book.consistency(first, second);
        for (var path : mutationsOf(proof.path(), older)) {
          assertThat(new ConsistencyProof(first, second, path).proves(older, newer)).isFalse();
        }
        assertThat(proof.proves(flip(older), newer)).isFalse();
        assertThat(proof.proves(older, flip(newer))).isFalse();
      }
    }
  }

  @Test
  void fromAnEmptyLogNothingIsProved() {
    var root = NaiveTree.of(3).root();
    assertThat(new ConsistencyProof(0, 3, List.of()).proves(Merkle.EMPTY_ROOT, root)).isFalse();
    assertThat(new ConsistencyProof(0, 0, List.of()).proves(Merkle.EMPTY_ROOT, Merkle.EMPTY_ROOT))
        .isFalse();
    assertThat(new ConsistencyProof(3, 2, List.of()).proves(root, root)).isFalse();
    assertThat(new ConsistencyProof(-1, 2, List.of()).proves(root, root)).isFalse();
    assertThat(new InclusionProof(0, 0, List.of()).proves(root, root)).isFalse();
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({"0", "31", "33", "64"})
  void aHashHasThirtyTwoBytes(int bytes) {
    assertThatThrownBy(() -> Hash.of(new byte[bytes])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangeGoesOnFromItsFrontierAndFromWholeSubtrees() {
    var leaves = leavesOf(NaiveTree.of(SIZE_MAX));
    var book = bookOf(leaves);
    for (int from = 0; from <= SIZE_MAX; from++) {
      var range = CompactRange.of(from, book.frontier(from));
      assertThat(range.root()).isEqualTo(book.root(from));
      assertThat(range.frontier()).isEqualTo(book.frontier(from));
      for (var subtree : book.span(from, SIZE_MAX)) {
        range.appendSubtree(ProofBook.levelAt(range.size(), SIZE_MAX), subtree);
      }
      assertThat(range.size()).isEqualTo(SIZE_MAX);
      assertThat(range.root()).isEqualTo(book.root(SIZE_MAX));
    }
    assertThatThrownBy(() -> CompactRange.of(3, List.of(Merkle.EMPTY_ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
    var odd = CompactRange.of(1, List.of(Merkle.EMPTY_ROOT));
    assertThatThrownBy(() -> odd.appendSubtree(1, Merkle.EMPTY_ROOT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> sizesAtEdges() {
    return List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 17, 31, 32, 33, 64, 65, 130);
  }

  private static List<List<Hash>> mutationsOf(List<Hash> path, Hash stray) {
    var all = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      var changed = new ArrayList<>(path);
      changed.set(i, flip(path.get(i)));
      all.add(changed);
      var shorter = new ArrayList<>(path);
      shorter.remove(i);
      all.add(shorter);
    }
    for (int i = 0; i <= path.size(); i++) {
      var longer = new ArrayList<>(path);
      longer.add(i, stray);
      all.add(longer);
    }
    return all;
  }

  private static Hash flip(Hash hash) {
    var bytes = hash.bytes();
    bytes[7] ^= 0x10;
    return Hash.of(bytes);
  }

  private static Hash leaf(String hex) {
    return Merkle.leaf(HexFormat.of().parseHex(hex));
  }

  private static List<Hash> leavesOf(NaiveTree tree) {
    return tree.entries().stream().map(Merkle::leaf).toList();
  }

  private static ProofBook bookOf(List<Hash> leaves) {
    Map<List<Long>, Hash> nodes = new HashMap<>();
    var range = new CompactRange();
    for (var leaf : leaves) {
      range.append(leaf, (level, index, hash) -> nodes.put(List.of((long) level, index), hash));
    }
    return new ProofBook(
        (level, index) -> Objects.requireNonNull(nodes.get(List.of((long) level, index))));
  }
}
