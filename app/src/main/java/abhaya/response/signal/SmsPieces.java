package abhaya.response.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts the parts of long messages together, in whatever order and however often they come.
public final class SmsPieces {
  private record Key(String sender, int reference, int total) {}

  private SmsPieces() {}

  /// A message and whether all of it is there.
  public record Message(String sender, String body, boolean complete) {}

  /// Whole messages as they are; of the parts one message for each sender and reference. A gap is
  /// shown as `…`: half a cry for help is read at once.
  public static List<Message> join(List<SmsPdu> pdus) {
    var messages = new ArrayList<Message>();
    Map<Key, TreeMap<Integer, String>> parts = new LinkedHashMap<>();
    for (var pdu : pdus) {
      var piece = pdu.piece();
      if (piece == null) {
        messages.add(new Message(pdu.sender(), pdu.body(), true));
      } else {
        var key = new Key(pdu.sender(), piece.reference(), piece.total());
        parts.computeIfAbsent(key, _ -> new TreeMap<>()).putIfAbsent(piece.number(), pdu.body());
      }
    }
    parts.forEach((key, found) -> messages.add(joined(key, found)));
    return messages;
  }

  private static Message joined(Key key, SortedMap<Integer, String> found) {
    var body = new StringBuilder();
    int expected = 1;
    for (var part : found.entrySet()) {
      if (part.getKey() > expected) body.append('…');
      body.append(part.getValue());
      expected = part.getKey() + 1;
    }
    var complete = found.size() == key.total() && expected == key.total() + 1;
    if (expected <= key.total()) body.append('…');
    return new Message(key.sender(), body.toString(), complete);
  }
}
