package abhaya.investigation.work;

import abhaya.investigation.outlook.Holder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Entries in the reader's words.
final class EntryWords {
  private final WorkWords say;

  EntryWords(WorkWords say) {
    this.say = say;
  }

  /// Steps and reasons are corrected by another; the rest is taken out and entered anew.
  static boolean isEditable(Entry entry) {
    return entry.kind() != Entry.Kind.TRANSFER;
  }

  String text(Entry entry) {
    var parts = new ArrayList<String>();
    switch (entry.kind()) {
      case STEP -> {
        parts.add(what("STEP", entry.text("step")));
        add(parts, entry.text("exhibit"));
        add(parts, entry.text("accused"));
        hands(entry, parts);
      }
      case DELAY -> {
        parts.add(what("DELAY", entry.text("reason")));
        var holder = entry.extra("holder");
        if (!holder.isEmpty()) {
          parts.add(say.say("work.with", say.say(Holder.valueOf(holder).messageKey())));
        }
        var until = entry.text("until");
        if (!until.isEmpty()) {
          var day = LocalDate.parse(until);
          parts.add(say.say("work.expectedBy", say.words().date(day)));
        }
      }
      case OFFICER -> parts.add(say.say("work.assigned", entry.extra("name")));
      case TRANSFER -> parts.add(say.say("work.moved", entry.text("toUnit")));
      case FINAL_REPORT -> {
        parts.add(what("FINAL_REPORT", entry.text("stage")));
        parts.add(value("FINAL_REPORT", entry.text("kind")));
      }
    }
    return String.join(" · ", parts);
  }

  private static void add(List<String> parts, String text) {
    if (!text.isEmpty()) parts.add(text);
  }

  private void hands(Entry entry, List<String> parts) {
    var giver = entry.extra("giver");
    var taker = entry.extra("taker");
    if (!giver.isEmpty()) parts.add(say.say("work.gave", giver));
    if (!taker.isEmpty()) parts.add(say.say("work.took", taker));
    add(parts, entry.extra("laboratory"));
  }

  /// What happened, of a record of this kind.
  String what(String kind, String step) {
    return switch (kind) {
      case "DELAY" -> say.say("cases.delay", say.code("cases.delay.", step));
      case "OFFICER" -> say.say("work.conflict.officer");
      default -> say.code("clock.step.", step);
    };
  }

  String value(String kind, String value) {
    return kind.equals("FINAL_REPORT") && !value.isEmpty()
        ? say.code("cases.report.", value)
        : value;
  }
}
