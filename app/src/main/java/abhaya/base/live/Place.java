package abhaya.base.live;

import abhaya.base.platform.Event;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place in the order of events: the number of a message.
record Place(long xid, long id) implements Comparable<Place> {
  static final Place START = new Place(0, 0);
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  static Place of(Event event) {
    return new Place(Long.parseLong(event.xid()), event.id());
  }

  static Optional<Place> parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) return Optional.empty();
    return Optional.of(new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))));
  }

  String text() {
    return xid + "-" + id;
  }

  @Override
  public int compareTo(Place other) {
    var byTransaction = Long.compare(xid, other.xid);
    return byTransaction != 0 ? byTransaction : Long.compare(id, other.id);
  }
}
