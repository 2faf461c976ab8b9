package abhaya.base.signin;

import abhaya.base.access.ProgramDesk;
import abhaya.base.access.Refusal;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The programs that may call the API in the reader's units.
@Controller
class ProgramsPage {
  private static final Map<Refusal, String> FIELD_OF =
      Map.of(
          Refusal.PROGRAM_FORM, "name",
          Refusal.PROGRAM_TAKEN, "name",
          Refusal.ROLE_NOT_AT_UNIT, "kind",
          Refusal.UNIT_UNKNOWN, "unit",
          Refusal.UNIT_OUT_OF_REACH, "unit");

  private final ProgramDesk desk;
  private final TrailRegister trail;
  private final UnitTrees trees;
  private final StepUp stepUp;
  private final Pages pages;

  ProgramsPage(ProgramDesk desk, TrailRegister trail, UnitTrees trees, StepUp stepUp, Pages pages) {
    this.desk = desk;
    this.trail = trail;
    this.trees = trees;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  /// What the form sends.
  record Filled(@Nullable String name, @Nullable Role kind, @Nullable String unit) {
    static final Filled EMPTY = new Filled(null, null, null);
  }

  @GetMapping("/programs")
  ResponseEntity<String> list(Visit visit, Scope scope) {
    return page(visit, scope, Filled.EMPTY, null, null);
  }

  @PostMapping("/programs")
  ResponseEntity<String> enter(Visit visit, Scope scope, @ModelAttribute Filled filled) {
    if (!stepUp.isFresh(scope)) return Steps.to("/sign-in/again", "/programs");
    var kinds = desk.kinds(scope);
    var kind = filled.kind() != null || kinds.isEmpty() ? filled.kind() : kinds.getFirst();
    var entry =
        desk.enter(
            scope,
            StaffFields.plain(filled.name()).strip(),
            kind == null ? Role.FEED_CLIENT : kind,
            StaffFields.plain(filled.unit()).strip(),
            handle -> {
              var act = TrailAct.allowed("ENTER", "PROGRAM", handle);
              trail.record(scope, act.with("role", String.valueOf(kind)));
            });
    return switch (entry) {
      case ProgramDesk.Entry.Done done ->
          page(
              visit,
              scope,
              Filled.EMPTY,
              null,
              new ProgramsView.Secret(done.name(), done.secret()));
      case ProgramDesk.Entry.Refused refused -> {
        trail.record(scope, TrailAct.denied("ENTER", "PROGRAM", null, refused.why().name()));
        yield page(visit, scope, filled, refused.why(), null);
      }
    };
  }

  @PostMapping("/programs/{handle:[A-Za-z0-9_-]{22}}/{way:off|on}")
  ResponseEntity<String> turn(Scope scope, @PathVariable String handle, @PathVariable String way) {
    var on = way.equals("on");
    desk.setActive(
        scope,
        handle,
        on,
        program ->
            trail.record(scope, TrailAct.allowed(on ? "ENABLE" : "DISABLE", "PROGRAM", program)));
    return Steps.to("/programs");
  }

  private ResponseEntity<String> page(
      Visit visit,
      Scope scope,
      Filled filled,
      @Nullable Refusal wrong,
      ProgramsView.@Nullable Secret secret) {
    var words = visit.words();
    var lists = new PeopleLists(words, trees.today(), Address.of("/programs"));
    var lines =
        desk.list(scope).stream()
            .map(program ->
                new ProgramsView.Line(
                    program.handle(),
                    program.name(),
                    words.say("web.role." + program.role()),
                    lists.unit(program.unit()),
                    words.date(program.enteredOn()),
                    program.active()))
            .toList();
    var kinds =
        desk.kinds(scope).stream()
            .map(kind -> new Field.Option(kind.name(), words.say("web.role." + kind)))
            .toList();
    var fields =
        List.of(
            field(words, "name", StaffFields.plain(filled.name()), wrong).needed("off"),
            field(words, "kind", String.valueOf(filled.kind()), wrong).of(kinds),
            field(words, "unit", StaffFields.plain(filled.unit()), wrong).needed("off"));
    var frame = PageFrame.of(visit, words.say("signin.programs")).section("people");
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "signin/programs", frame, new ProgramsView(lines, fields, secret));
  }

  private static Field field(Words words, String name, String value, @Nullable Refusal wrong) {
    var here = wrong != null && name.equals(FIELD_OF.get(wrong));
    return Field.text(name, words.say("signin.programs." + name), value)
        .hint(words.say("signin.programs." + name + ".hint"))
        .wrong(here ? words.say("signin.refusal." + wrong) : null);
  }
}
