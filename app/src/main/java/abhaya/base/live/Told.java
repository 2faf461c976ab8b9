package abhaya.base.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An event with its items by topic, made once for all who listen.
record Told(Place place, Map<String, List<LiveItem>> items) {
  /// So many items of one transaction are told together; more are told one event after the other.
  private static final int TOGETHER_MAX = 50;

  Told {
    items = Map.copyOf(items);
  }

  /// Whether the next was told by the same transaction, and both are few.
  boolean joins(Told next) {
    return place.xid() == next.place.xid() && size() + next.size() <= TOGETHER_MAX;
  }

  private int size() {
    return items.values().stream().mapToInt(List::size).sum();
  }

  /// Both, at the place of the later.
  Told and(Told next) {
    var all = new HashMap<>(items);
    next.items.forEach((topic, more) ->
        all.merge(
            topic, more, (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    return new Told(next.place, all);
  }
}
