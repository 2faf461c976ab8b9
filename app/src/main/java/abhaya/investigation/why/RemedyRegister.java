package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Words;
import abhaya.investigation.cases.NamedCases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what was done about a unit or a case. Nothing is changed afterwards: what turns out
/// otherwise is another entry.
@Service
class RemedyRegister {
  private static final int NOTE_MAX = 500;
  private static final LocalDate EARLIEST = LocalDate.of(2018, 4, 21);

  private final RemedyStore store;
  private final NamedCases cases;
  private final TrailRegister trail;
  private final Clock clock;

  RemedyRegister(RemedyStore store, NamedCases cases, TrailRegister trail, Clock clock) {
    this.store = store;
    this.cases = cases;
    this.trail = trail;
    this.clock = clock;
  }

  /// What was wrong with each field; empty: it is entered.
  @Transactional
  public Map<String, String> enter(
      Scope scope, WhyAsk ask, Map<String, String> typed, Words words) {
    NotVisible.unless(scope.decideOn(Operation.LOG_REMEDY, ask.unit().id()));
    var faults = new HashMap<String, String>();
    var what = Remedy.What.of(typed.getOrDefault("what", ""));
    if (what.isEmpty()) faults.put("what", words.say("web.fault.not-a-choice"));
    var note = typed.getOrDefault("note", "").strip();
    if (note.isEmpty()) faults.put("note", words.say("why.done.note.missing"));
    if (note.codePointCount(0, note.length()) > NOTE_MAX) {
      faults.put("note", words.say("web.fault.too-long"));
    }
    if (note.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
      faults.put("note", words.say("why.done.note.control"));
    }
    var on = day(typed.getOrDefault("on", ""));
    if (on == null || on.isAfter(ask.today()) || on.isBefore(EARLIEST)) {
      faults.put("on", words.say("why.done.on.wrong"));
    }
    var caseId = caseOf(scope, typed.getOrDefault("case", ""));
    var repeats = repeats(scope, typed.getOrDefault("repeats", ""));
    if (!faults.isEmpty() || on == null) return faults;
    var remedy =
        new Remedy(
            Handle.next(),
            ask.unit().id(),
            caseId,
            what.orElseThrow(),
            note,
            on,
            caseId == null && typed.getOrDefault("practice", "").equals("yes"),
            repeats,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.insert(scope.person().id(), remedy);
    trail.record(scope, TrailAct.allowed("ENTER", "INTERVENTION", remedy.handle()));
    return faults;
  }

  private @Nullable Long caseOf(Scope scope, String handle) {
    if (handle.isEmpty()) return null;
    return cases.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT)).id();
  }

  private @Nullable String repeats(Scope scope, String handle) {
    if (handle.isEmpty()) return null;
    return store
        .find(scope, handle)
        .filter(Remedy::practice)
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT))
        .handle();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }
}
