package abhaya.safecity.plate;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Link;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;

/// The rooms of the plate work, each for whom it is.
enum PlateRooms {
  HITS("/safecity/plates/hits", Operation.WATCH_PLATES),
  LIST("/safecity/plates/list", Operation.LIST_PLATES),
  SEARCH("/safecity/plates/search", Operation.SEARCH_PLATES),
  REVIEW("/safecity/plates/review", Operation.REVIEW_PLATES);

  private final String path;
  private final Operation needs;

  PlateRooms(String path, Operation needs) {
    this.path = path;
    this.needs = needs;
  }

  String path() {
    return path;
  }

  boolean isFor(Scope scope) {
    if (scope.may(needs)) return true;
    return this == LIST && (scope.may(Operation.AGREE_PLATES) || scope.may(Operation.WATCH_PLATES));
  }

  /// Tabs of the reader, the one she is in without address.
  static List<Link> tabs(Scope scope, Words words, PlateRooms here) {
    var tabs = new ArrayList<Link>();
    for (var room : values()) {
      if (!room.isFor(scope)) continue;
      var text = words.say("plate.room." + room);
      tabs.add(room == here ? Link.here(text) : new Link(text, room.path));
    }
    return tabs;
  }
}
