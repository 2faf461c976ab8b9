package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.India;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.DelayReason;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One entry with all its versions: what was written first, what it was corrected to, by whom, when
/// and why. Nothing is overwritten.
@Controller
class EntryPage {
  private static final String ENTRY =
      "/work/cases/" + DeskPage.HANDLE + "/entries/{key:[A-Za-z0-9_-]{22}}";

  private final DeskReading reading;
  private final EntryRegister register;
  private final Pages pages;

  EntryPage(DeskReading reading, EntryRegister register, Pages pages) {
    this.reading = reading;
    this.register = register;
    this.pages = pages;
  }

  @GetMapping(ENTRY)
  ResponseEntity<String> show(
      Scope scope, Visit visit, @PathVariable String handle, @PathVariable String key) {
    return show(scope, visit, new Place(handle, key), Typed.nothing(), null);
  }

  private record Place(String handle, String key) {
    String path() {
      return "/work/cases/" + handle + "/entries/" + key;
    }
  }

  @PostMapping(ENTRY)
  ResponseEntity<String> correct(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var place = new Place(handle, key);
    var say = reading.words(visit);
    var why = Why.read(typed.text("why"), Why.Of.CORRECTION);
    var at = typed.moment("on", "time");
    if (at == null) {
      return show(
          scope, visit, place, typed, Wrong.of("correct", say.fault("not-a-date", ""), "on"));
    }
    var one = reading.one(scope, handle);
    var before = latest(reading.read(scope, handle).entries(), key);
    var changed = new LinkedHashMap<>(before.fields());
    if (before.kind() == Entry.Kind.DELAY) changed.put("reason", typed.text("code"));
    if (before.kind() == Entry.Kind.STEP && !before.text("step").startsWith("EXHIBIT_")) {
      changed.put("step", typed.text("code"));
    }
    var given =
        new EntryRegister.Given(before.kind(), changed, extra(before, typed), at, typed.form());
    var corrected = new EntryRegister.Corrected(key, typed.version(), why.name());
    var wrong = EntryTaking.wrong(register.correct(scope, one, corrected, given), "correct", say);
    if (wrong != null) return show(scope, visit, place, typed, wrong);
    return DeskPage.seeOther("/work/cases/" + handle + "#entries");
  }

  /// Hands of an exhibit's leg can be corrected with its day.
  private static Map<String, String> extra(Entry before, Typed typed) {
    var extra = new LinkedHashMap<>(before.extra());
    for (var name : List.of("giver", "taker", "laboratory")) {
      if (!typed.all(name).isEmpty()) extra.put(name, typed.text(name));
    }
    extra.values().removeIf(String::isEmpty);
    return extra;
  }

  @PostMapping(ENTRY + "/strike")
  ResponseEntity<String> strike(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> fields) {
    var typed = Typed.of(fields);
    var one = reading.one(scope, handle);
    var why = Why.read(typed.text("why"), Why.Of.CORRECTION);
    var struck = new EntryRegister.Corrected(key, typed.version(), why.name());
    var wrong =
        EntryTaking.wrong(register.strike(scope, one, struck), "strike", reading.words(visit));
    if (wrong != null) return show(scope, visit, new Place(handle, key), typed, wrong);
    return DeskPage.seeOther("/work/cases/" + handle + "#entries");
  }

  private static Entry latest(List<Entry> entries, String key) {
    return entries.stream()
        .filter(entry -> entry.key().equals(key))
        .max(Comparator.comparingInt(Entry::version))
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private ResponseEntity<String> show(
      Scope scope, Visit visit, Place place, Typed typed, @Nullable Wrong wrong) {
    var desk = reading.read(scope, place.handle());
    var last = latest(desk.entries(), place.key());
    var say = reading.words(visit);
    var sheet = new DeskSheet(scope, desk, say);
    var lines =
        desk.entries().stream()
            .filter(entry -> entry.key().equals(place.key()))
            .sorted(Comparator.comparingInt(Entry::version).reversed())
            .map(sheet::line)
            .toList();
    var may = desk.rights().change() && last.stands() && EntryWords.isEditable(last);
    var forms = may ? forms(say, place, last, typed, wrong) : List.<WorkForm>of();
    var view = new EntryView(new EntryWords(say).text(last), lines, forms);
    var page =
        DeskPage.frame(visit, desk.one(), say.say("work.entry"))
            .crumbs(
                List.of(
                    new Link(say.say("work.title"), "/work"),
                    new Link(
                        say.say("cases.fir", desk.one().open().firNumber()),
                        "/work/cases/" + place.handle()),
                    Link.here(say.say("work.entry"))));
    return pages.render(wrong == null ? HttpStatus.OK : wrong.status(), "work/entry", page, view);
  }

  private static List<WorkForm> forms(
      WorkWords say, Place place, Entry last, Typed typed, @Nullable Wrong wrong) {
    var hidden = Map.of("seen", Integer.toString(last.version()), "form", Handle.next());
    var why = Field.text("why", say.say("work.correct.why"), "").of(say.whys(Why.Of.CORRECTION));
    var fields = new ArrayList<Field>();
    if (last.kind() != Entry.Kind.OFFICER) {
      code(say, last).ifPresent(fields::add);
      var local = last.happenedAt().atZone(India.ZONE);
      var time = local.toLocalTime();
      var on = typed.has("on") ? typed.text("on") : local.toLocalDate().toString();
      var shown = time.equals(LocalTime.MIDNIGHT) ? "" : time.toString();
      var dayField = Field.text("on", say.say("work.on"), on).type("date").needed("off");
      if (wrong != null && wrong.field().equals("on")) dayField = dayField.wrong(wrong.sentence());
      fields.add(dayField);
      fields.add(Field.text("time", say.say("work.time"), shown).type("time"));
      if (last.text("step").startsWith("EXHIBIT_")) {
        for (var name : List.of("giver", "taker", "laboratory")) {
          fields.add(Field.text(name, say.say("work." + name), last.extra(name)));
        }
      }
      fields.add(why);
    }
    var forms = new ArrayList<WorkForm>();
    if (!fields.isEmpty()) {
      forms.add(
          WorkForm.of(
                  "correct",
                  say.say("work.correct"),
                  place.path(),
                  say.say("work.correct.submit"),
                  fields)
              .hidden(hidden)
              .opened());
    }
    forms.add(
        WorkForm.of(
                "strike",
                say.say("work.strike"),
                place.path() + "/strike",
                say.say("work.strike"),
                List.of(why))
            .note(say.say("work.strike.note"))
            .hidden(hidden));
    return forms.stream().map(form -> back(form, wrong)).toList();
  }

  private static WorkForm back(WorkForm form, @Nullable Wrong wrong) {
    if (wrong == null || !wrong.form().equals(form.id()) || !wrong.field().isEmpty()) return form;
    return form.back(Objects.requireNonNullElse(wrong.sentence(), ""), List.of(), null);
  }

  /// The code that may have been the wrong one.
  private static Optional<Field> code(WorkWords say, Entry last) {
    if (last.kind() == Entry.Kind.DELAY) {
      var options =
          Arrays.stream(DelayReason.values())
              .map(reason -> new Field.Option(reason.name(), say.say(reason.messageKey())))
              .toList();
      return Optional.of(
          Field.text("code", say.say("work.reason"), last.text("reason")).of(options));
    }
    if (last.kind() != Entry.Kind.STEP || last.text("step").startsWith("EXHIBIT_")) {
      return Optional.empty();
    }
    var options =
        DeskForms.STEPS.stream()
            .map(step -> new Field.Option(step.name(), say.say(step.messageKey())))
            .toList();
    return Optional.of(
        Field.text("code", say.say("work.step.what"), last.text("step")).of(options));
  }
}
