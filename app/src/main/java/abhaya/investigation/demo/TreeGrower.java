package abhaya.investigation.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Grows the units of the country, state by state.
final class TreeGrower {
  private static final int REVENUE_FIRST = 8001;

  private final long seed;
  private final DemoSize size;
  private final LocalDate today;
  private final UnitList units = new UnitList();
  private final Map<Integer, List<StationPlan>> stations = new HashMap<>();
  private final Names districtNames;
  private int revenueNext = REVENUE_FIRST;

  TreeGrower(long seed, DemoSize size, LocalDate today) {
    this.seed = seed;
    this.size = size;
    this.today = today;
    this.districtNames = new Names(Dice.of(seed, 11, 0));
  }

  DemoTree grow(List<DemoState> states) {
    for (var state : states) {
      stations.put(state.lgd(), new StateGrower(this, state).grow());
    }
    return new DemoTree(units.done(), stations);
  }

  long seed() {
    return seed;
  }

  DemoSize size() {
    return size;
  }

  LocalDate today() {
    return today;
  }

  UnitList units() {
    return units;
  }

  /// A name that no other district or range of the country bears.
  Names.Name districtName() {
    return districtNames.place();
  }

  /// The first of so many new codes of revenue districts.
  int revenueCodes(int count) {
    revenueNext += count;
    return revenueNext - count;
  }
}
