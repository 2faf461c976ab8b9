package abhaya.investigation.reminder;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.India;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The lines of a list in the reader's words.
final class AlarmTable {
  private final Scope scope;
  private final Words words;
  private final UnitTree tree;
  private final Instant now;

  AlarmTable(Scope scope, Words words, UnitTree tree, Instant now) {
    this.scope = scope;
    this.words = words;
    this.tree = tree;
    this.now = now;
  }

  AlarmView.Row row(AlarmLine line, String outcome) {
    var station = tree.find(line.station());
    var given = line.answer();
    var own = given != null && given.personId() == scope.person().id();
    var today = given != null && India.dateOf(given.at()).equals(India.dateOf(now));
    return new AlarmView.Row(
        line.handle(),
        line.mine() && line.open(),
        words.say("cases.fir", line.fir()),
        "/cases/" + line.caseHandle(),
        what(line),
        duty(line),
        tone(line),
        state(line),
        due(line),
        station.map(unit -> unit.name(words.language().tag())).orElse(Words.NONE),
        told(line),
        given == null ? "" : answer(given),
        outcome,
        own && today);
  }

  private String what(AlarmLine line) {
    var kind = words.say(line.kind().messageKey());
    return line.level() == 0 ? kind : words.say("reminder.level", kind, line.level());
  }

  private String duty(AlarmLine line) {
    return line.duties().stream()
        .map(duty -> words.say("clock.duty." + duty))
        .collect(Collectors.joining(" · "));
  }

  private static Tone tone(AlarmLine line) {
    if (!line.open()) return line.answer() == null ? Tone.QUIET : Tone.IN_TIME;
    return switch (line.kind()) {
      case BREACH, OVERDUE -> Tone.OVERDUE;
      case LAST_DAY, ADJOURNMENT, CHECKLIST -> Tone.LATE;
      case REVIEW, REMINDER -> Tone.YOUNG;
    };
  }

  private String state(AlarmLine line) {
    if (!line.open()) {
      return words.say(line.answer() == null ? "reminder.state.over" : "reminder.state.answered");
    }
    var parts = new ArrayList<String>();
    parts.add(words.say(line.level() > 0 ? "reminder.state.escalated" : "reminder.state.open"));
    if (line.late()) parts.add(words.say("reminder.state.late"));
    if (line.asksReason()) parts.add(words.say("reminder.state.reason"));
    return String.join(" · ", parts);
  }

  private String due(AlarmLine line) {
    var last = line.lastDay();
    var at = words.minute(line.dueAt());
    return last == null ? at : words.say("reminder.due", words.date(last), at);
  }

  /// By the post that was reached: "state headquarters for district chief, sub-divisional officer".
  private String told(AlarmLine line) {
    var reached = new TreeMap<String, Set<String>>();
    var told = new LinkedHashSet<String>();
    for (var pair : line.told()) {
      var parts = pair.split(">", -1);
      var wanted = words.say("alarm.to." + parts[0]);
      if (parts[0].equals(parts[1])) told.add(wanted);
      else reached.computeIfAbsent(parts[1], post -> new LinkedHashSet<>()).add(wanted);
    }
    reached.forEach((post, wanted) -> {
      var list = String.join(", ", wanted);
      told.add(
          post.equals("-")
              ? words.say("reminder.nobody", list)
              : words.say("reminder.instead", words.say("alarm.to." + post), list));
    });
    return String.join("; ", told);
  }

  private String answer(AlarmLine.Given given) {
    return words.say(
        "reminder.answer",
        words.say("alarm.action." + given.action()),
        given.remark(),
        given.person(),
        words.minute(given.at()));
  }
}
