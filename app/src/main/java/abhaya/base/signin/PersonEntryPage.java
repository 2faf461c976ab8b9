package abhaya.base.signin;

import abhaya.base.access.NewPerson;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.PeopleRegister;
import abhaya.base.access.Refusal;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StaffAnswer;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/// Enters one more person; answers with her one-time link, shown once.
@Controller
class PersonEntryPage {
  private final PeopleRegister register;
  private final TrailRegister trail;
  private final Pages pages;

  PersonEntryPage(PeopleRegister register, TrailRegister trail, Pages pages) {
    this.register = register;
    this.trail = trail;
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

  @GetMapping("/people/new")
  ResponseEntity<String> ask(Visit visit, Scope scope) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    return form(visit, Filled.EMPTY, null);
  }

  @PostMapping("/people")
  ResponseEntity<String> enter(Visit visit, Scope scope, @ModelAttribute Filled filled) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var role = filled.role() == null ? Role.AUDITOR : filled.role();
    var from = filled.from() == null ? India.dateOf(visit.at()) : filled.from();
    var number = StaffFields.plain(filled.officerId()).strip();
    var person =
        new NewPerson(
            StaffFields.plain(filled.name()),
            role,
            StaffFields.plain(filled.unit()).strip(),
            from,
            filled.to(),
            number.isEmpty() ? null : number);
    var answer =
        register.enter(
            scope,
            person,
            handle ->
                trail.record(
                    scope, TrailAct.allowed("ENTER", "PERSON", handle).with("role", role.name())));
    return switch (answer) {
      case StaffAnswer.Done done ->
          OneTimeLink.page(pages, visit, "ENTERED", done.handle(), String.valueOf(done.path()));
      case StaffAnswer.Refused refused -> {
        trail.record(scope, TrailAct.denied("ENTER", "PERSON", null, refused.why().name()));
        yield form(visit, filled, refused.why());
      }
    };
  }

  private ResponseEntity<String> form(Visit visit, Filled filled, @Nullable Refusal wrong) {
    var words = visit.words();
    var fields = new StaffFields(words, wrong);
    var from = filled.from() == null ? India.dateOf(visit.at()) : filled.from();
    var list =
        List.of(
            fields.text("name", StaffFields.plain(filled.name())).needed("off"),
            fields.role(filled.role() == null ? Role.SHO : filled.role()),
            fields.text("unit", StaffFields.plain(filled.unit())).needed("off"),
            fields.day("from", from),
            fields.day("to", filled.to()),
            fields.text("officerId", StaffFields.plain(filled.officerId())));
    var title = words.say("signin.people.new");
    var view =
        new StaffFormView(
            "/people",
            words.say("signin.people.new.about"),
            fields.error(list),
            list,
            words.say("signin.people.enter"),
            "/people");
    var frame =
        PageFrame.of(visit, title)
            .section("people")
            .crumbs(List.of(new Link(words.say("signin.people"), "/people"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/people", null));
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "signin/staff-form", frame, view);
  }
}
