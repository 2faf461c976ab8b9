package abhaya.investigation.cases;

import abhaya.base.platform.India;
import abhaya.base.trail.Looked;
import abhaya.base.web.Address;
import abhaya.base.web.ClockList;
import abhaya.base.web.Help;
import abhaya.base.web.Link;
import abhaya.base.web.Timeline;
import abhaya.base.web.Tone;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.StepPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A case and its clocks → the page's view.
final class CaseSheetView {
  private static final String TWO_MONTHS = "T27";
  private static final Duration LATE_ENTRY = Duration.ofHours(24);

  private final CaseSheet sheet;
  private final List<DutyClock> clocks;
  private final StepPlan plan;
  private final LocalDate today;
  private final CaseWords say;

  CaseSheetView(
      CaseSheet sheet, List<DutyClock> clocks, StepPlan plan, LocalDate today, CaseWords say) {
    this.sheet = sheet;
    this.clocks = List.copyOf(clocks);
    this.plan = plan;
    this.today = today;
    this.say = say;
  }

  CaseView view(boolean showCode, boolean works, List<Looked> looked) {
    return new CaseView(
        head(showCode, works),
        main(),
        otherClocks(),
        happened(),
        obstacles(),
        new CaseStepView(plan, sheet.reportedOn() != null, today, say).plan(),
        new CaseHolders(sheet, today, say).held(),
        sections(),
        new CaseExhibits(sheet, today, say).table(),
        looks(looked),
        say.words().say("cases.looked.sealed"),
        sheet.reportedOn() != null);
  }

  private CaseView.Head head(boolean showCode, boolean works) {
    var code =
        showCode
            ? sheet.victims().stream().map(CaseSheet.Victim::code).collect(Collectors.joining(", "))
            : "";
    var notes = new ArrayList<String>();
    if (!sheet.station().equals(sheet.firstStation())) {
      notes.add(say.words().say("cases.note.transferred", say.unit(sheet.firstStation())));
    }
    if (sheet.clockRemovedOn() != null) {
      var on = say.date(sheet.clockRemovedOn());
      notes.add(say.words().say("cases.note.clockRemoved", on));
    }
    if (sheet.returned() > 0) {
      notes.add(say.words().say("cases.note.returned", sheet.returned()));
    }
    return new CaseView.Head(
        say.words().say("cases.fir", sheet.registered().firNumber()),
        code,
        CaseWords.sections(sheet.citations()),
        notes,
        works ? "/work/cases/" + sheet.handle() : null);
  }

  private @Nullable DutyClock twoMonths() {
    return clocks.stream()
        .filter(clock -> clock.applies() && clock.duty().id().equals(TWO_MONTHS))
        .findFirst()
        .orElse(null);
  }

  private CaseView.@Nullable Main main() {
    var clock = twoMonths();
    var due = sheet.dueOn();
    if (clock == null || due == null) return null;
    var words = say.words();
    var rule =
        clock.duty().provision()
            + " · "
            + words.say(clock.basis().messageKey())
            + " · "
            + words.say("cases.rule", clock.duty().version());
    return new CaseView.Main(
        rule,
        words.date(due),
        asOf(),
        say.headline(due, sheet.reportedOn(), today),
        under(),
        say.tone(due, sheet.reportedOn(), today),
        say.explain(clock.explanation()),
        new Link(words.say("cases.explain"), calculator()),
        new CaseWay(sheet, due, today, say).way());
  }

  private String asOf() {
    var reported = sheet.reportedOn() != null;
    return reported
        ? say.words().say("cases.completed")
        : say.words().say("cases.asOf", say.words().date(today));
  }

  private String under() {
    var reported = sheet.reportedOn();
    if (reported == null) return "";
    return say.words().say("cases.reportedOn", say.words().date(reported));
  }

  /// The same question put to the calculator of the law.
  private String calculator() {
    var registered = sheet.registered();
    return Address.of("/law")
        .with("recordedOn", sheet.clockOn())
        .with("sections", CaseWords.sections(sheet.citations()))
        .with("occurrenceFrom", registered.occurrenceFrom())
        .with("occurrenceTo", registered.occurrenceTo())
        .with("reportedOn", sheet.reportedOn())
        .with("asOf", today)
        .toString();
  }

  /// The clocks with a number; duties without one stand in the plan.
  private ClockList otherClocks() {
    var lines =
        clocks.stream()
            .filter(CaseSheetView::isOther)
            .filter(
                clock -> clock.lastDay() != null || clock.duty().allows() instanceof Limit.AtMost)
            .sorted(Comparator.comparing(CaseSheetView::urgency))
            .map(this::line)
            .toList();
    return new ClockList(lines, say.words().say("cases.clocks.none"));
  }

  private static boolean isOther(DutyClock clock) {
    return clock.applies()
        && clock.state() != ClockState.NOT_STARTED
        && !clock.duty().id().equals(TWO_MONTHS);
  }

  /// Breached first, then what runs by its last day, then the rest.
  private static String urgency(DutyClock clock) {
    var day = clock.lastDay() == null ? "9999" : clock.lastDay().toString();
    return switch (clock.state()) {
      case BREACHED -> "0" + day;
      case RUNNING -> "1" + day;
      case MET_LATE -> "2" + day;
      case MET -> "3" + day;
      case NOT_STARTED, NOT_APPLICABLE -> "4" + day;
    };
  }

  private String name(DutyClock clock) {
    var name = say.words().say(clock.duty().messageKey());
    return clock.subject() == null ? name : name + " · " + clock.subject();
  }

  private ClockList.Line line(DutyClock clock) {
    var name = say.words().say(clock.duty().messageKey());
    var subject = clock.subject();
    var id = "rule-" + clock.duty().id() + (subject == null ? "" : "-" + subject.hashCode());
    var help =
        new Help(
            id,
            say.words().say("cases.ruleOf", name),
            clock.duty().provision() + ": " + say.explain(clock.explanation()),
            new Link(say.words().say("cases.toLaw"), "/law/duties"));
    return new ClockList.Line(
        name(clock),
        clock.duty().provision(),
        say.state(clock, today),
        CaseWords.tone(clock),
        help);
  }

  private Timeline happened() {
    var items = new ArrayList<Timeline.Item>();
    for (var event : sheet.events()) items.add(item(event));
    var registered = sheet.registered();
    var lag = Duration.between(registered.recordedAt(), registered.enteredAt());
    items.add(
        0,
        new Timeline.Item(
            say.words().minute(registered.recordedAt()),
            say.words().say(registered.zeroFir() ? "cases.zeroRecorded" : "cases.recorded"),
            say.unit(sheet.firstStation()),
            say.lag(lag),
            note(lag),
            Tone.LATE));
    items.sort(Comparator.comparing(CaseSheetView::order).reversed());
    return new Timeline(
        say.words().say("cases.happened"), items, say.words().say("cases.happened.none"));
  }

  private static String order(Timeline.Item item) {
    var at = item.at(); // dd-MM-yyyy HH:mm
    return at.substring(6, 10) + at.substring(3, 5) + at.substring(0, 2) + at.substring(10);
  }

  private Timeline.Item item(CaseSheet.Happening event) {
    var lag = Duration.between(event.happenedAt(), event.enteredAt());
    var subject = event.subject();
    var what = what(event);
    var about = subject == null || event.kind().equals("OFFICER") ? what : what + " · " + subject;
    return new Timeline.Item(
        say.words().minute(event.happenedAt()),
        about,
        say.unit(event.unit()),
        say.lag(lag),
        note(lag),
        Tone.LATE);
  }

  private String what(CaseSheet.Happening event) {
    return switch (event.kind()) {
      case "SECTIONS" -> say.words().say("cases.sectionsChanged");
      case "OFFICER" ->
          say.words().say("cases.officerChanged", event.detail().path("name").asString(""));
      case "DELAY" -> say.words().say("cases.delay", say.code("cases.delay.", event.step()));
      case "FINAL_REPORT" ->
          say.code("clock.step.", event.step())
              + " · "
              + say.code("cases.report.", event.detail().path("kind").asString(""));
      default -> say.code("clock.step.", event.step());
    };
  }

  private String note(Duration lag) {
    return lag.compareTo(LATE_ENTRY) > 0 ? say.words().say("cases.lateEntry") : "";
  }

  /// What is known to keep the case: breached duties and delays with their reason.
  private List<CaseView.Obstacle> obstacles() {
    if (sheet.reportedOn() != null) return List.of();
    var found = new ArrayList<CaseView.Obstacle>();
    for (var event : sheet.events()) {
      if (!event.kind().equals("DELAY")) continue;
      var since = ChronoUnit.DAYS.between(India.dateOf(event.happenedAt()), today);
      found.add(
          new CaseView.Obstacle(
              say.code("cases.delay.", event.step()),
              say.words().say("cases.obstacle.since", say.words().days(Math.max(0, since))),
              Tone.OVERDUE,
              null));
    }
    for (var clock : clocks) {
      if (clock.state() != ClockState.BREACHED || clock.duty().id().equals(TWO_MONTHS)) continue;
      found.add(
          new CaseView.Obstacle(
              name(clock),
              say.words()
                  .say(
                      "cases.obstacle.breached",
                      say.words().say(clock.duty().responsible().messageKey())),
              Tone.LATE,
              new Link(clock.duty().provision(), "/law/duties")));
    }
    return found;
  }

  private List<CaseView.SectionText> sections() {
    var words = say.words();
    var texts = new ArrayList<CaseView.SectionText>();
    texts.add(
        new CaseView.SectionText(
            words.date(India.dateOf(sheet.registered().recordedAt())),
            sheet.registered().sectionsText(),
            words.say("cases.sections.first")));
    for (var event : sheet.events()) {
      if (!event.kind().equals("SECTIONS")) continue;
      var day = ChronoUnit.DAYS.between(sheet.clockOn(), India.dateOf(event.happenedAt()));
      texts.add(
          0,
          new CaseView.SectionText(
              words.date(India.dateOf(event.happenedAt())),
              event.detail().path("sections").asString(""),
              words.say("cases.sections.changed", day)));
    }
    return texts;
  }

  private List<CaseView.Look> looks(List<Looked> looked) {
    return looked.stream()
        .map(look ->
            new CaseView.Look(
                say.code("web.role.", look.role())
                    + (look.unit() == null ? "" : " · " + say.unit(look.unit())),
                say.code("cases.act.", look.action()),
                say.words().minute(look.at())))
        .toList();
  }
}
