package abhaya.base.signin;

import abhaya.base.access.PeopleQueries;
import abhaya.base.access.PersonFile;
import abhaya.base.access.Posting;
import abhaya.base.access.PostingDesk;
import abhaya.base.access.Refusal;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StaffAnswer;
import abhaya.base.access.StaffReason;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Gives a person one more posting, sets the last day of one, takes one back that has not begun.
@Controller
@RequestMapping("/people/{handle:[A-Za-z0-9_-]{22}}/postings")
class PostingPage {
  private static final List<StaffReason> TO_ADD =
      List.of(StaffReason.TRANSFER, StaffReason.ORDER, StaffReason.RETURN);
  private static final List<StaffReason> TO_END =
      List.of(
          StaffReason.TRANSFER,
          StaffReason.RETIREMENT,
          StaffReason.SUSPENSION,
          StaffReason.LEAVE,
          StaffReason.ORDER,
          StaffReason.CORRECTION);
  private static final List<StaffReason> TO_WITHDRAW =
      List.of(StaffReason.ORDER, StaffReason.CORRECTION);

  private final PostingDesk desk;
  private final PeopleQueries people;
  private final TrailRegister trail;
  private final UnitTrees trees;
  private final Pages pages;

  PostingPage(
      PostingDesk desk, PeopleQueries people, TrailRegister trail, UnitTrees trees, Pages pages) {
    this.desk = desk;
    this.people = people;
    this.trail = trail;
    this.trees = trees;
    this.pages = pages;
  }

  /// What the forms send.
  record Filled(
      @Nullable Role role,
      @Nullable String unit,
      @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      @Nullable String reason,
      @Nullable Boolean undo) {}

  @GetMapping("/new")
  ResponseEntity<String> askNew(
      Visit visit, Scope scope, @PathVariable String handle, @ModelAttribute Filled filled) {
    return newForm(visit, people.file(scope, handle), filled, null);
  }

  @PostMapping("/new")
  ResponseEntity<String> add(
      Visit visit, Scope scope, @PathVariable String handle, @ModelAttribute Filled filled) {
    var file = people.file(scope, handle);
    var why = StaffActPage.reasonOf(TO_ADD, StaffFields.plain(filled.reason()));
    if (why == null) return newForm(visit, file, filled, Refusal.REASON_MISSING);
    var role = filled.role() == null ? Role.AUDITOR : filled.role();
    var from = filled.from() == null ? India.dateOf(visit.at()) : filled.from();
    var unit = StaffFields.plain(filled.unit()).strip();
    var wanted = new PostingDesk.Wanted(role, unit, from, filled.to());
    var act =
        TrailAct.allowed("ADD_POSTING", "PERSON", handle)
            .because(why.name())
            .with("role", role.name())
            .with("from", from.toString());
    var answer =
        desk.add(
            scope,
            handle,
            wanted,
            person -> trail.record(scope, act.with("unit", unitHandle(unit))));
    return answered(
        scope, handle, answer, "ADD_POSTING", "", why2 -> newForm(visit, file, filled, why2));
  }

  private String unitHandle(String code) {
    return trees.today().find(code).map(unit -> "U" + unit.id().value()).orElse("");
  }

  @GetMapping("/{posting:\\d{1,18}}/end")
  ResponseEntity<String> askEnd(
      Visit visit,
      Scope scope,
      @PathVariable String handle,
      @PathVariable long posting,
      @ModelAttribute Filled filled) {
    var file = people.file(scope, handle);
    return dated(visit, file, posting(file, posting), filled, "end", null);
  }

  @PostMapping("/{posting:\\d{1,18}}/end")
  ResponseEntity<String> end(
      Visit visit,
      Scope scope,
      @PathVariable String handle,
      @PathVariable long posting,
      @ModelAttribute Filled filled) {
    var file = people.file(scope, handle);
    var held = posting(file, posting);
    var why = StaffActPage.reasonOf(TO_END, StaffFields.plain(filled.reason()));
    if (why == null) return dated(visit, file, held, filled, "end", Refusal.REASON_MISSING);
    var to = filled.to();
    var act =
        about("END_POSTING", handle, held, why)
            .with("was", String.valueOf(held.toOn()))
            .with("to", String.valueOf(to));
    var answer = desk.end(scope, handle, posting, to, person -> trail.record(scope, act));
    var back = "&posting=" + posting + (held.toOn() == null ? "" : "&to=" + held.toOn());
    return answered(
        scope,
        handle,
        answer,
        "END_POSTING",
        back,
        wrong -> dated(visit, file, held, filled, "end", wrong));
  }

  @GetMapping("/{posting:\\d{1,18}}/withdraw")
  ResponseEntity<String> askWithdraw(
      Visit visit,
      Scope scope,
      @PathVariable String handle,
      @PathVariable long posting,
      @ModelAttribute Filled filled) {
    var file = people.file(scope, handle);
    return dated(visit, file, posting(file, posting), filled, "withdraw", null);
  }

  @PostMapping("/{posting:\\d{1,18}}/withdraw")
  ResponseEntity<String> withdraw(
      Visit visit,
      Scope scope,
      @PathVariable String handle,
      @PathVariable long posting,
      @ModelAttribute Filled filled) {
    var file = people.file(scope, handle);
    var held = posting(file, posting);
    var why = StaffActPage.reasonOf(TO_WITHDRAW, StaffFields.plain(filled.reason()));
    if (why == null) return dated(visit, file, held, filled, "withdraw", Refusal.REASON_MISSING);
    var act = about("WITHDRAW_POSTING", handle, held, why);
    var answer = desk.withdraw(scope, handle, posting, person -> trail.record(scope, act));
    return answered(
        scope,
        handle,
        answer,
        "WITHDRAW_POSTING",
        "",
        wrong -> dated(visit, file, held, filled, "withdraw", wrong));
  }

  private static TrailAct about(String action, String handle, Posting held, StaffReason why) {
    return TrailAct.allowed(action, "PERSON", handle)
        .because(why.name())
        .with("role", held.role().name())
        .with("unit", "U" + held.unit().value())
        .with("from", held.fromOn().toString());
  }

  private ResponseEntity<String> answered(
      Scope scope,
      String handle,
      StaffAnswer answer,
      String action,
      String back,
      java.util.function.Function<Refusal, ResponseEntity<String>> again) {
    return switch (answer) {
      case StaffAnswer.Done done -> Steps.to("/people/" + handle + "?done=" + action + back);
      case StaffAnswer.Refused refused -> {
        trail.record(scope, TrailAct.denied(action, "PERSON", handle, refused.why().name()));
        yield again.apply(refused.why());
      }
    };
  }

  private static Posting posting(PersonFile file, long id) {
    return file.postings().stream()
        .filter(posting -> posting.id() == id)
        .findFirst()
        .orElseThrow(() -> Refused.with(HttpStatus.NOT_FOUND, "not-found"));
  }

  private ResponseEntity<String> newForm(
      Visit visit, PersonFile file, Filled filled, @Nullable Refusal wrong) {
    var fields = new StaffFields(visit.words(), wrong);
    var from = filled.from() == null ? India.dateOf(visit.at()) : filled.from();
    var list =
        List.of(
            fields.role(filled.role() == null ? Role.SHO : filled.role()),
            fields.text("unit", StaffFields.plain(filled.unit())).needed("off"),
            fields.day("from", from),
            fields.day("to", filled.to()),
            fields.reason(TO_ADD, chosen(TO_ADD, filled)));
    return form(visit, file, "new", "", list, fields.error(list));
  }

  private ResponseEntity<String> dated(
      Visit visit,
      PersonFile file,
      Posting held,
      Filled filled,
      String act,
      @Nullable Refusal wrong) {
    var fields = new StaffFields(visit.words(), wrong);
    var ends = act.equals("end");
    var undo = Boolean.TRUE.equals(filled.undo());
    var day = filled.to() != null || undo ? filled.to() : India.dateOf(visit.at());
    var reasons = ends ? TO_END : TO_WITHDRAW;
    var reason = fields.reason(reasons, undo ? StaffReason.CORRECTION : chosen(reasons, filled));
    var list = ends ? List.of(fields.day("to", day), reason) : List.of(reason);
    return form(visit, file, held.id() + "/" + act, act, list, fields.error(list), held);
  }

  private static @Nullable StaffReason chosen(List<StaffReason> reasons, Filled filled) {
    return StaffActPage.reasonOf(reasons, StaffFields.plain(filled.reason()));
  }

  private ResponseEntity<String> form(
      Visit visit,
      PersonFile file,
      String path,
      String act,
      List<Field> fields,
      @Nullable String error,
      Posting... held) {
    var words = visit.words();
    var key = "signin.posting." + (act.isEmpty() ? "new" : act);
    var lists = new PeopleLists(words, trees.today(), Address.of("/people"));
    var about =
        held.length == 0
            ? words.say(key + ".about", file.displayName())
            : words.say(key + ".about", file.displayName(), lists.posting(held[0]));
    var back = "/people/" + file.handle();
    var title = words.say(key);
    var view = new StaffFormView(back + "/postings/" + path, about, error, fields, title, back);
    var frame =
        PageFrame.of(visit, title)
            .section("people")
            .crumbs(
                List.of(
                    new Link(words.say("signin.people"), "/people"),
                    new Link(file.displayName(), back),
                    Link.here(title)))
            .ways(new PageFrame.Ways(null, null, back, null));
    var wrong = error != null || fields.stream().anyMatch(field -> field.error() != null);
    var status = wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    return pages.render(status, "signin/staff-form", frame, view);
  }
}
