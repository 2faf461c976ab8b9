package abhaya.base.feed;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeSumsTest {
  private static final UnitTree TREE = SmallTree.tree();
  private static final UnitId S1 = new UnitId(SmallTree.S1);
  private static final UnitId DISTRICT = new UnitId(SmallTree.DISTRICT_A);

  private final TreeSums<Long> sums = new TreeSums<>(Long::sum);

  @Test
  void everyUnitHasItsOwnAndThatOfAllUnderIt() {
    var own = new HashMap<UnitId, Long>();
    long next = 1;
    for (var unit : TREE.units()) own.put(unit.id(), next *= 2);
    for (var unit : TREE.units()) {
      long slow = TREE.within(unit.id()).stream().mapToLong(below -> own.get(below.id())).sum();
      assertThat(sums.of(unit.id(), own, TREE)).as(unit.nameEn()).contains(slow);
    }
  }

  @Test
  void whoHasNothingUnderItIsEmptyAndAUnitOfNoTreeCountsForNobody() {
    var own = Map.of(S1, 3L, new UnitId(99_999), 40L);
    assertThat(sums.of(new UnitId(SmallTree.S3), own, TREE)).isEmpty();
    assertThat(sums.of(TREE.nation().id(), own, TREE)).contains(3L);
  }

  @Test
  void whatIsReadAnewIsSummedAnew() {
    assertThat(sums.of(DISTRICT, Map.of(S1, 3L), TREE)).contains(3L);
    assertThat(sums.of(DISTRICT, Map.of(S1, 5L), TREE)).contains(5L);
    assertThat(sums.of(DISTRICT, Map.of(S1, 5L), SmallTree.tree())).contains(5L);
  }
}
