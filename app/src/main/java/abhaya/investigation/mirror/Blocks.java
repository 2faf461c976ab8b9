package abhaya.investigation.mirror;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trees of one level: a node for each block and class of clock.
final class Blocks {
  private final Map<Integer, @Nullable Node[]> nodes = new HashMap<>();

  void add(int block, long packed, int sign) {
    var classes = nodes.get(block);
    if (classes == null) {
      classes = new @Nullable Node[CaseCount.CLASSES];
      nodes.put(block, classes);
    }
    var at = Packed.clockClass(packed);
    var node = classes[at];
    if (node == null) {
      node = new Node();
      classes[at] = node;
    }
    node.add(packed, sign);
  }

  void sum(int block, Ask ask, Cuts cuts, long[] out) {
    var classes = nodes.get(block);
    if (classes == null) return;
    for (var at = 0; at < classes.length; at++) {
      var node = classes[at];
      if (node != null && ask.wants(at)) node.sum(cuts, out);
    }
  }

  Iterable<Integer> numbers() {
    return nodes.keySet();
  }

  long bytes() {
    var sum = 0L;
    for (var classes : nodes.values()) {
      sum += 150;
      for (var node : classes) if (node != null) sum += node.bytes();
    }
    return sum;
  }
}
