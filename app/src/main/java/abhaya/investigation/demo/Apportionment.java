package abhaya.investigation.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Shares a whole number out by weights so that the parts add up to it: largest remainders.
final class Apportionment {

  private Apportionment() {}

  static int[] of(int total, List<Double> weights) {
    var sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    var parts = new int[weights.size()];
    var rests = new ArrayList<Rest>();
    var left = total;
    for (var at = 0; at < parts.length; at++) {
      var exact = total * weights.get(at) / sum;
      parts[at] = (int) exact;
      left -= parts[at];
      rests.add(new Rest(at, exact - parts[at]));
    }
    rests.sort(Comparator.comparingDouble(Rest::size).reversed().thenComparingInt(Rest::at));
    for (var at = 0; at < left; at++) parts[rests.get(at).at()]++;
    return parts;
  }

  private record Rest(int at, double size) {}
}
