package abhaya.investigation.law;

import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.Step;
import abhaya.investigation.clock.VictimFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A dated example of a duty: facts, and what must come out. Worked through at every start.
///
/// @param duty the row it belongs to
/// @param row the facts of the example
/// @param defaults the row of the duty, for its sample sections and victim
record WorkedExample(Duty duty, YamlRow row, YamlRow defaults) {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final Set<String> FIELDS =
      Set.of(
          "recorded",
          "sections",
          "events",
          "victim",
          "zero",
          "electronic",
          "state",
          "as-of",
          "open",
          "due",
          "later",
          "is");

  /// What is wrong with it; empty if it holds.
  List<String> faults(DutyBook book, SectionReader reader) {
    row.only(FIELDS);
    var clock = clock(book, reader);
    if (clock == null) return List.of(row.place() + ": no such clock");
    var faults = new ArrayList<String>();
    var expected = row.code(ClockState.class, "is", ClockState.RUNNING);
    if (clock.state() != expected) faults.add(fault("state", expected, clock.state()));
    var due = row.find("due");
    if (due != null && !due.equals(printedDue(clock, due))) {
      faults.add(fault("due", due, printedDue(clock, due)));
    }
    var later = row.find("later");
    if (later != null && !later.equals(String.valueOf(clock.laterDay()))) {
      faults.add(fault("later", later, String.valueOf(clock.laterDay())));
    }
    return faults;
  }

  private String fault(String what, Object expected, Object found) {
    return row.place() + ": " + what + " should be " + expected + ", is " + found;
  }

  private static String printedDue(DutyClock clock, String like) {
    if (like.indexOf('T') < 0) return String.valueOf(clock.lastDay());
    var dueAt = clock.dueAt();
    return dueAt == null ? "none" : dueAt.atZone(INDIA).toLocalDateTime().toString();
  }

  private @Nullable DutyClock clock(DutyBook book, SectionReader reader) {
    var asOf = row.find("as-of") == null ? recordedOn() : LocalDate.parse(row.text("as-of"));
    var clocks = book.clocks(facts(reader), asOf, !row.flag("open"));
    for (var clock : clocks) {
      if (clock.duty().equals(duty)) return clock;
    }
    return null;
  }

  private LocalDate recordedOn() {
    return LocalDate.parse(row.text("recorded").substring(0, 10));
  }

  private CaseFacts facts(SectionReader reader) {
    var recorded = row.text("recorded");
    var reading = reader.read(row.text("sections", defaults.text("sample")));
    if (!reading.isComplete()) throw row.wrong("sections not read: " + reading.unread());
    var facts = CaseFacts.of(recordedOn(), reading.citations());
    if (recorded.indexOf('T') > 0) facts = facts.withRecordedAt(moment(recorded));
    facts = facts.withEvents(events()).withState(row.find("state")).withVictims(victims());
    if (row.flag("zero")) facts = facts.asZeroFir();
    return row.flag("electronic") ? facts.asElectronicFir() : facts;
  }

  private List<VictimFacts> victims() {
    var text = row.text("victim", defaults.text("victim", ""));
    if (text.isEmpty()) return List.of();
    return List.of(
        new VictimFacts(text.contains("child"), !text.contains("boy"), text.contains("disabled")));
  }

  /// `ARREST 2024-07-05T10:00 A1`: step, moment, subject.
  private List<CaseEvent> events() {
    var events = new ArrayList<CaseEvent>();
    for (var text : row.list("events")) {
      var parts = text.split(" ", -1);
      var step = Step.parse(parts[0]).orElseThrow(() -> row.wrong("unknown step " + parts[0]));
      events.add(new CaseEvent(step, moment(parts[1]), parts.length > 2 ? parts[2] : null));
    }
    return events;
  }

  private static Instant moment(String text) {
    var full = text.indexOf('T') < 0 ? text + "T12:00" : text;
    return LocalDateTime.parse(full).atZone(INDIA).toInstant();
  }
}
