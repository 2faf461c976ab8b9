package abhaya.investigation.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts of sections as stations type them, by kind of case and law.
final class SectionTexts {
  private final Map<String, List<byte[]>> texts = new HashMap<>();

  SectionTexts() {
    List<byte[]> block = List.of();
    for (var line : Lists.lines("/demo/sections.txt")) {
      if (line.startsWith("[")) {
        block = new ArrayList<>();
        texts.put(line.substring(1, line.length() - 1), block);
      } else {
        if (line.indexOf('"') >= 0 || line.indexOf('\\') >= 0) {
          throw new IllegalStateException("A text of sections needs no escape: " + line);
        }
        block.add(RowBytes.utf8(line));
      }
    }
  }

  byte[] of(Dice dice, Offence offence, boolean newLaw) {
    return any(dice, offence.name() + (newLaw ? ".BNS" : ".IPC"));
  }

  /// Before the clock section was added.
  byte[] kidnapping(Dice dice, boolean newLaw) {
    return any(dice, newLaw ? "KIDNAP.BNS" : "KIDNAP.IPC");
  }

  byte[] unread(Dice dice) {
    return any(dice, "UNREAD");
  }

  private byte[] any(Dice dice, String block) {
    var found = texts.get(block);
    if (found == null) throw new IllegalStateException("No texts of sections for " + block);
    return dice.pick(found);
  }
}
