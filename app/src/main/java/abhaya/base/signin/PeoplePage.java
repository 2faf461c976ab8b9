package abhaya.base.signin;

import abhaya.base.access.NewPerson;
import abhaya.base.access.PeopleQueries;
import abhaya.base.access.PeopleRegister;
import abhaya.base.access.Refusal;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who is posted where in the reader's units, and the form that enters one more person.
@Controller
class PeoplePage {
  private static final Map<Refusal, String> FIELD_OF =
      Map.of(
          Refusal.NAME_FORM, "name",
          Refusal.ROLE_NOT_AT_UNIT, "role",
          Refusal.UNIT_UNKNOWN, "unit",
          Refusal.UNIT_OUT_OF_REACH, "unit",
          Refusal.DATES_REVERSED, "to",
          Refusal.OFFICER_TAKEN, "officerId");

  private final PeopleQueries people;
  private final PeopleRegister register;
  private final TrailRegister trail;
  private final UnitTrees trees;
  private final Pages pages;

  PeoplePage(
      PeopleQueries people,
      PeopleRegister register,
      TrailRegister trail,
      UnitTrees trees,
      Pages pages) {
    this.people = people;
    this.register = register;
    this.trail = trail;
    this.trees = trees;
    this.pages = pages;
  }

  /// What the form sends.
  record Filled(
      @Nullable String name,
      @Nullable Role role,
      @Nullable String unit,
      @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      @Nullable String officerId) {

    static final Filled EMPTY = new Filled(null, null, null, null, null, null);
  }

  @GetMapping("/people")
  ResponseEntity<String> list(
      Visit visit, Scope scope, @RequestParam(defaultValue = "0") int page) {
    return page(visit, scope, Math.clamp(page, 0, 10_000), Filled.EMPTY, null, null);
  }

  @PostMapping("/people")
  ResponseEntity<String> enter(Visit visit, Scope scope, @ModelAttribute Filled filled) {
    var role = filled.role() == null ? Role.AUDITOR : filled.role();
    var from = filled.from() == null ? India.dateOf(visit.at()) : filled.from();
    var person =
        new NewPerson(
            plain(filled.name()),
            role,
            plain(filled.unit()),
            from,
            filled.to(),
            plain(filled.officerId()).isBlank() ? null : plain(filled.officerId()).strip());
    var entry = register.enter(scope, person);
    return switch (entry) {
      case PeopleRegister.Entry.Done done -> {
        trail.record(
            scope, TrailAct.allowed("ENTER", "PERSON", done.handle()).with("role", role.name()));
        yield page(visit, scope, 0, Filled.EMPTY, null, done.path());
      }
      case PeopleRegister.Entry.Refused refused -> {
        trail.record(scope, TrailAct.denied("ENTER", "PERSON", null, refused.why().name()));
        yield page(visit, scope, 0, filled, refused.why(), null);
      }
    };
  }

  private ResponseEntity<String> page(
      Visit visit,
      Scope scope,
      int number,
      Filled filled,
      @Nullable Refusal wrong,
      @Nullable String link) {
    var words = visit.words();
    var tree = trees.today();
    var lines =
        people.list(scope, number).stream()
            .map(entry ->
                new PeopleView.Line(
                    entry.displayName(),
                    words.say("web.role." + entry.role()),
                    tree.find(entry.unit())
                        .map(unit -> unit.name(words.language().tag()))
                        .orElse(""),
                    words.date(entry.fromOn()),
                    entry.toOn() == null ? Words.NONE : words.date(entry.toOn())))
            .toList();
    var error = wrong == null ? null : words.say("signin.refusal." + wrong);
    var view = new PeopleView(lines, fields(visit, filled, wrong), error, link);
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    var frame = PageFrame.of(visit, words.say("signin.people")).section("people");
    return pages.render(status, "signin/people", frame, view);
  }

  private static List<Field> fields(Visit visit, Filled filled, @Nullable Refusal wrong) {
    var words = visit.words();
    var roles =
        Role.ofPeople().stream()
            .map(role -> new Field.Option(role.name(), words.say("web.role." + role)))
            .toList();
    var from = filled.from() == null ? India.dateOf(visit.at()) : filled.from();
    var role = filled.role() == null ? Role.SHO : filled.role();
    return List.of(
        field(words, "name", plain(filled.name()), wrong).needed("off"),
        field(words, "role", role.name(), wrong).of(roles),
        field(words, "unit", plain(filled.unit()), wrong).needed("off"),
        field(words, "from", from.toString(), wrong).type("date"),
        field(words, "to", filled.to() == null ? "" : filled.to().toString(), wrong).type("date"),
        field(words, "officerId", plain(filled.officerId()), wrong));
  }

  private static Field field(Words words, String name, String value, @Nullable Refusal wrong) {
    var here = wrong != null && name.equals(FIELD_OF.get(wrong));
    return Field.text(name, words.say("signin.people." + name), value)
        .hint(words.say("signin.people." + name + ".hint"))
        .wrong(here ? words.say("signin.refusal." + wrong) : null);
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text;
  }
}
