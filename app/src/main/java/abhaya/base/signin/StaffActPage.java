package abhaya.base.signin;

import abhaya.base.access.AccountDesk;
import abhaya.base.access.PeopleQueries;
import abhaya.base.access.Refusal;
import abhaya.base.access.Scope;
import abhaya.base.access.StaffAct;
import abhaya.base.access.StaffAnswer;
import abhaya.base.access.StaffReason;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks before an act on somebody's account is done, and why; then does it.
@Controller
class StaffActPage {
  private final AccountDesk desk;
  private final PeopleQueries people;
  private final TrailRegister trail;
  private final StepUp stepUp;
  private final Pages pages;

  StaffActPage(
      AccountDesk desk, PeopleQueries people, TrailRegister trail, StepUp stepUp, Pages pages) {
    this.desk = desk;
    this.people = people;
    this.trail = trail;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  static String word(StaffAct act) {
    return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @GetMapping("/people/{handle:[A-Za-z0-9_-]{22}}/act/{word}")
  ResponseEntity<String> ask(
      Visit visit, Scope scope, @PathVariable String handle, @PathVariable String word) {
    return form(visit, scope, handle, actOf(word), null);
  }

  @PostMapping("/people/{handle:[A-Za-z0-9_-]{22}}/act/{word}")
  ResponseEntity<String> perform(
      Visit visit,
      Scope scope,
      @PathVariable String handle,
      @PathVariable String word,
      @RequestParam(defaultValue = "") String reason) {
    var act = actOf(word);
    if (!stepUp.isFresh(scope)) {
      return Steps.to("/sign-in/again", "/people/" + handle + "/act/" + word);
    }
    var why = reasonOf(act.reasons(), reason);
    if (why == null) return form(visit, scope, handle, act, Refusal.REASON_MISSING);
    var answer =
        desk.perform(
            scope,
            handle,
            act,
            person ->
                trail.record(
                    scope, TrailAct.allowed(act.name(), "PERSON", person).because(why.name())));
    return switch (answer) {
      case StaffAnswer.Done done -> {
        var path = done.path();
        yield path == null
            ? Steps.to("/people/" + handle + "?done=" + act.name())
            : OneTimeLink.page(pages, visit, act.name(), handle, path);
      }
      case StaffAnswer.Refused refused -> {
        trail.record(scope, TrailAct.denied(act.name(), "PERSON", handle, refused.why().name()));
        yield form(visit, scope, handle, act, refused.why());
      }
    };
  }

  static @Nullable StaffReason reasonOf(List<StaffReason> allowed, String typed) {
    return allowed.stream().filter(one -> one.name().equals(typed)).findFirst().orElse(null);
  }

  private static StaffAct actOf(String word) {
    return Arrays.stream(StaffAct.values())
        .filter(act -> word(act).equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.with(HttpStatus.NOT_FOUND, "not-found"));
  }

  private ResponseEntity<String> form(
      Visit visit, Scope scope, String handle, StaffAct act, @Nullable Refusal wrong) {
    var file = people.file(scope, handle);
    var words = visit.words();
    var fields = new StaffFields(words, wrong);
    var list = List.of(fields.reason(act.reasons(), null));
    var title = words.say("signin.act." + act);
    var back = "/people/" + handle;
    var view =
        new StaffFormView(
            back + "/act/" + word(act),
            words.say("signin.act." + act + ".about", file.displayName()),
            fields.error(list),
            list,
            title,
            back);
    var frame =
        PageFrame.of(visit, title)
            .section("people")
            .crumbs(
                List.of(
                    new Link(words.say("signin.people"), "/people"),
                    new Link(file.displayName(), back),
                    Link.here(title)))
            .ways(new PageFrame.Ways(null, null, back, null));
    var status = wrong == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "signin/staff-form", frame, view);
  }
}
