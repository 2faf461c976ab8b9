package abhaya.investigation.reminder;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.India;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The lines of a list in the reader's words.
final class AlarmTable {
  /// Told last first, those that went up furthest, answered last: as each list has it.
  static final String USUAL = "list";

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
    var given = line.answer();
    var own = given != null && given.personId() == scope.person().id();
    var today = given != null && India.dateOf(given.at()).equals(India.dateOf(now));
    return new AlarmView.Row(
        line.handle(),
        words.say("cases.fir", line.fir()),
        "/cases/" + line.caseHandle(),
        what(line),
        duty(line),
        tone(line),
        state(line),
        due(line),
        station(line),
        told(line),
        outcome,
        own && today);
  }

  /// The columns of a list, of which the address says which are shown in which order.
  ListShape<AlarmLine> shape(Address address) {
    var columns = new ArrayList<ListColumn<AlarmLine>>();
    columns.add(
        ListColumn.<AlarmLine>text("fir", words.say("reminder.case"), this::first, AlarmLine::fir)
            .telling()
            .in(Order.RISING));
    columns.add(
        ListColumn.<AlarmLine>text(
                "what",
                words.say("reminder.what"),
                line -> new DataTable.Noted(what(line), duty(line)),
                this::what)
            .telling()
            .in(Order.RISING));
    columns.add(text("duty", "reminder.by.duty", this::duty).spare());
    columns.add(
        ListColumn.<AlarmLine>text(
                "state",
                words.say("reminder.state"),
                line -> new DataTable.State(tone(line), state(line)),
                this::state)
            .telling());
    columns.add(
        ListColumn.<AlarmLine>text("due", words.say("reminder.dueBy"), this::dueCell, this::due)
            .by(Order.RISING, AlarmLine::dueAt));
    columns.add(text("station", "reminder.station", this::station));
    columns.add(text("told", "reminder.told", this::told));
    columns.add(text("answer", "reminder.answered", this::answered));
    return ListShape.read(address, columns, USUAL);
  }

  DataTable of(ListShape<AlarmLine> shape, List<AlarmLine> lines, String none) {
    var rows = lines.stream().map(line -> shape.row(line, false)).toList();
    return new DataTable(words.say("reminder.title"), shape.heads(words), rows, null, none);
  }

  private ListColumn<AlarmLine> text(String key, String head, Function<AlarmLine, String> of) {
    return ListColumn.text(key, words.say(head), line -> new DataTable.Text(of.apply(line)), of);
  }

  /// The way to the case, with a box where the reader can answer.
  private DataTable.Cell first(AlarmLine line) {
    var fir = words.say("cases.fir", line.fir());
    var href = "/cases/" + line.caseHandle();
    if (!isMine(line)) return new DataTable.Way(fir, href);
    var label = words.say("reminder.tickOne", fir, what(line));
    return new DataTable.PickedWay(fir, href, "alarm", line.handle(), label);
  }

  /// The reader may answer it.
  static boolean isMine(AlarmLine line) {
    return line.mine() && line.open();
  }

  private String station(AlarmLine line) {
    var station = tree.find(line.station());
    return station.map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
  }

  private String answered(AlarmLine line) {
    var given = line.answer();
    return given == null ? "" : answer(given);
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

  private DataTable.Cell dueCell(AlarmLine line) {
    var last = line.lastDay();
    var at = words.minute(line.dueAt());
    return last == null ? new DataTable.Text(at) : new DataTable.Dated(words.date(last), at);
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
