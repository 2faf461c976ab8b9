package abhaya.base.live;

import java.util.List;
import java.util.Map;

/// An event with its items by topic, made once for all who listen.
record Told(Place place, Map<String, List<LiveItem>> items) {
  Told {
    items = Map.copyOf(items);
  }
}
