package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.cases.ReportKind;
import abhaya.investigation.worklist.CaseNature;
import abhaya.investigation.worklist.Readiness;
import abhaya.investigation.worklist.ReportProposal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Proposes the final report and shows what it lacks. A draft is put before the officer in charge; a
/// report that lacks what the law asks of it does not go to the court from here.
@Controller
class ReportPage {
  private static final String PATH = "/work/cases/" + DeskPage.HANDLE + "/report";
  private static final LocalDate BNSS_FROM = LocalDate.of(2024, 7, 1);
  private static final String FORWARDED = "FORWARDED_TO_COURT";
  private static final List<String> STAGES = List.of("PREPARED", "WITH_PROSECUTION", FORWARDED);
  private static final List<String> TICKS =
      List.of(
          "accusedDecided",
          "closureReason",
          "indexedCopies",
          "devices",
          "custodyOfDevices",
          "medicalRefused");

  /// Ends of a case that no police report brings about.
  private static final Set<ReportKind> OF_OTHERS =
      EnumSet.of(
          ReportKind.STAYED, ReportKind.QUASHED, ReportKind.WITHDRAWN, ReportKind.TRANSFERRED);

  private final DeskReading reading;
  private final EntryTaking taking;
  private final NoteRegister notes;
  private final Pages pages;

  ReportPage(DeskReading reading, EntryTaking taking, NoteRegister notes, Pages pages) {
    this.reading = reading;
    this.taking = taking;
    this.notes = notes;
    this.pages = pages;
  }

  @GetMapping(PATH)
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String handle) {
    var desk = mine(scope, handle);
    return page(visit, desk, Typed.nothing(), null);
  }

  @PostMapping(PATH)
  ResponseEntity<String> take(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var desk = mine(scope, handle);
    if (typed.text("act").equals("look")) return page(visit, desk, typed, null);
    var wrong = enter(scope, visit, desk, typed);
    if (wrong != null) return page(visit, desk, typed, wrong);
    return DeskPage.seeOther("/work/cases/" + handle + "#entries");
  }

  private DeskReading.Desk mine(Scope scope, String handle) {
    var desk = reading.read(scope, handle);
    if (!desk.rights().change()) throw new NotVisible(Reason.NOT_OWN_CASE);
    return desk;
  }

  private @Nullable Wrong enter(Scope scope, Visit visit, DeskReading.Desk desk, Typed typed) {
    var say = reading.words(visit);
    var kind = kind(typed.text("kind"));
    if (kind == null) return Wrong.of("report", say.fault("not-a-choice", ""), "kind");
    var stage = typed.text("stage");
    if (!STAGES.contains(stage)) return Wrong.of("report", say.fault("not-a-choice", ""), "stage");
    var at = typed.moment("on", "time");
    if (at == null) return Wrong.of("report", say.fault("not-a-date", ""), "on");
    if (stage.equals(FORWARDED) && !readiness(desk, typed).mayBeForwarded()) {
      return Wrong.changed("report", say.say("work.report.incomplete"));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind.name());
    fields.put("stage", stage);
    var officer = desk.one().officerId();
    if (officer != null) fields.put("officer", Map.of("id", officer));
    var when = at.truncatedTo(ChronoUnit.MILLIS);
    var outcome = taking.report(scope, desk.one(), fields, when, typed.form());
    var wrong = EntryTaking.wrong(outcome, "report", say);
    if (wrong == null && stage.equals("PREPARED") && desk.one().mine()) propose(scope, desk, typed);
    return wrong;
  }

  /// The officer's draft is put before who is in charge.
  private void propose(Scope scope, DeskReading.Desk desk, Typed typed) {
    var draft = new NoteRegister.Draft(Note.Kind.PROPOSED, "", Set.of(), true, null, typed.form());
    notes.write(scope, desk.one(), draft);
  }

  private static @Nullable ReportKind kind(String code) {
    return Arrays.stream(ReportKind.values())
        .filter(kind -> kind.name().equals(code) && !OF_OTHERS.contains(kind))
        .findFirst()
        .orElse(null);
  }

  private static Readiness readiness(DeskReading.Desk desk, Typed typed) {
    var kind = Objects.requireNonNullElse(kind(typed.text("kind")), ReportKind.CS_ORIG);
    var one = desk.one();
    var nature =
        new CaseNature(
            isRape(one),
            one.childVictim(),
            !one.clockOn().isBefore(BNSS_FROM),
            typed.ticked("devices"));
    var proposal =
        new ReportProposal(
            kind.isChargeSheet(),
            one.officerId() != null,
            typed.ticked("closureReason"),
            typed.ticked("accusedDecided"),
            typed.ticked("custodyOfDevices"),
            typed.ticked("indexedCopies"),
            typed.ticked("medicalRefused"));
    return Readiness.of(desk.work(), nature, proposal, desk.today());
  }

  /// The medical examination within a day (T15) is asked for rape alone.
  private static boolean isRape(OneCase one) {
    return one.open().clocks().stream()
        .anyMatch(clock -> clock.applies() && clock.duty().id().equals("T15"));
  }

  private ResponseEntity<String> page(
      Visit visit, DeskReading.Desk desk, Typed typed, @Nullable Wrong wrong) {
    var say = reading.words(visit);
    var ready = readiness(desk, typed);
    var one = desk.one();
    var fir = say.say("cases.fir", one.open().firNumber());
    var may = ready.mayBeForwarded();
    var view =
        new ReportView(
            fir,
            may ? Tone.IN_TIME : Tone.OVERDUE,
            say.say("work.report.present", ready.present(), ready.items().size()),
            say.say(may ? "work.report.ready" : "work.report.notReady"),
            needs(say, ready),
            open(say, desk),
            one.reportedOn() == null ? form(say, desk, typed, wrong) : null);
    var path = "/work/cases/" + one.open().handle();
    var page =
        DeskPage.frame(visit, one, say.say("work.report"))
            .crumbs(
                List.of(
                    new Link(say.say("work.title"), "/work"),
                    new Link(fir, path),
                    Link.here(say.say("work.report"))));
    return pages.render(wrong == null ? HttpStatus.OK : wrong.status(), "work/report", page, view);
  }

  private static DataTable needs(WorkWords say, Readiness ready) {
    var columns =
        List.of(
            DataTable.Column.text(say.say("work.report.need"), true),
            DataTable.Column.text(say.say("work.report.state"), true),
            DataTable.Column.text(say.say("work.report.duty"), false));
    var rows = ready.items().stream().map(item -> row(say, item)).toList();
    return new DataTable(say.say("work.report.needs"), columns, rows, null, "");
  }

  private static DataTable.Row row(WorkWords say, Readiness.Item item) {
    var tone = item.present() ? Tone.IN_TIME : item.blocking() ? Tone.OVERDUE : Tone.LATE;
    var word = item.present() ? "there" : item.blocking() ? "blocks" : "lacks";
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Text(say.say(item.need().messageKey())),
            new DataTable.State(tone, say.say("work.report." + word)),
            new DataTable.Text(say.say("clock.duty." + item.duty()))));
  }

  /// Duties of the step plan that are still open.
  private static DataTable open(WorkWords say, DeskReading.Desk desk) {
    var columns = List.of(DataTable.Column.text(say.say("work.report.duty"), true));
    var rows =
        Readiness.openDuties(desk.work(), desk.today()).stream()
            .map(duty ->
                new DataTable.Row(
                    false, List.of(new DataTable.Text(say.say("clock.duty." + duty)))))
            .toList();
    return new DataTable(
        say.say("work.report.openDuties"),
        columns,
        rows,
        null,
        say.say("work.report.noOpenDuties"));
  }

  private static WorkForm form(
      WorkWords say, DeskReading.Desk desk, Typed typed, @Nullable Wrong wrong) {
    var kinds =
        Arrays.stream(ReportKind.values())
            .filter(kind -> !OF_OTHERS.contains(kind))
            .map(kind -> new Field.Option(kind.name(), say.say(kind.messageKey())))
            .toList();
    var stages =
        STAGES.stream()
            .map(stage -> new Field.Option(stage, say.say("clock.step." + stage)))
            .toList();
    var today = typed.has("on") ? typed.text("on") : desk.today().toString();
    var fields = new ArrayList<Field>();
    fields.add(field(say, "kind", "work.report.kind", typed.text("kind"), wrong).of(kinds));
    fields.add(field(say, "stage", "work.report.stage", typed.text("stage"), wrong).of(stages));
    fields.add(field(say, "on", "work.on", today, wrong).type("date").needed("off"));
    fields.add(field(say, "time", "work.time", typed.text("time"), wrong).type("time"));
    var ticks =
        TICKS.stream()
            .map(name ->
                new WorkForm.Tick(name, "yes", say.say("work.report." + name), typed.ticked(name)))
            .toList();
    var path = "/work/cases/" + desk.one().open().handle() + "/report";
    var form =
        WorkForm.of(
                "report", say.say("work.report.form"), path, say.say("work.report.enter"), fields)
            .note(say.say("work.report.note"))
            .ticks(ticks)
            .hidden(Map.of("form", Handle.next()))
            .opened();
    if (wrong == null || !wrong.field().isEmpty()) return form;
    return form.back(wrong.sentence(), List.of(), null);
  }

  private static Field field(
      WorkWords say, String name, String key, String value, @Nullable Wrong wrong) {
    var field = Field.text(name, say.say(key), value);
    return wrong != null && wrong.field().equals(name) ? field.wrong(wrong.sentence()) : field;
  }
}
