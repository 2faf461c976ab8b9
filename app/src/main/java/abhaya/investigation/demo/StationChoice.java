package abhaya.investigation.demo;

import java.util.List;

/// Draws stations by their load: Walker's alias method, two throws a draw.
final class StationChoice {
  private final List<StationPlan> stations;
  private final double[] keep;
  private final int[] other;

  StationChoice(List<StationPlan> stations) {
    this.stations = stations;
    var count = stations.size();
    keep = new double[count];
    other = new int[count];
    var sum = stations.stream().mapToDouble(StationPlan::load).sum();
    for (var at = 0; at < count; at++) keep[at] = stations.get(at).load() * count / sum;
    pair();
  }

  private void pair() {
    var count = keep.length;
    var small = new int[count];
    var large = new int[count];
    var smalls = 0;
    var larges = 0;
    for (var at = 0; at < count; at++) {
      if (keep[at] < 1) small[smalls++] = at;
      else large[larges++] = at;
    }
    while (smalls > 0 && larges > 0) {
      var low = small[--smalls];
      var high = large[larges - 1];
      other[low] = high;
      keep[high] -= 1 - keep[low];
      if (keep[high] < 1) {
        larges--;
        small[smalls++] = high;
      }
    }
    while (larges > 0) keep[large[--larges]] = 1;
    while (smalls > 0) keep[small[--smalls]] = 1;
  }

  StationPlan draw(Dice dice) {
    var at = dice.below(keep.length);
    return stations.get(dice.unit() < keep[at] ? at : other[at]);
  }

  int size() {
    return stations.size();
  }
}
