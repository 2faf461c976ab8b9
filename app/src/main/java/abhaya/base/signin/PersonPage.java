package abhaya.base.signin;

import abhaya.base.access.AccountState;
import abhaya.base.access.PeopleQueries;
import abhaya.base.access.PersonFile;
import abhaya.base.access.Posting;
import abhaya.base.access.Scope;
import abhaya.base.access.StaffAct;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Address;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One person: how her account stands, her postings, and what can be done.
@Controller
class PersonPage {
  private final PeopleQueries people;
  private final UnitTrees trees;
  private final Pages pages;

  PersonPage(PeopleQueries people, UnitTrees trees, Pages pages) {
    this.people = people;
    this.trees = trees;
    this.pages = pages;
  }

  /// @param done what was just done, for the line that says so
  /// @param posting whose last day was set
  /// @param to the last day it had before; empty: none
  @GetMapping("/people/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<String> show(
      Visit visit,
      Scope scope,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String done,
      @RequestParam(required = false) @Nullable Long posting,
      @RequestParam(defaultValue = "") String to) {
    var file = people.file(scope, handle);
    var words = visit.words();
    var said = words.has("signin.done." + done) ? words.say("signin.done." + done) : null;
    var undo = said == null ? null : undo(file, done, posting, to);
    var view =
        new PersonView(
            file.displayName(),
            said,
            undo,
            state(visit, file.account()),
            stateTone(file.account()),
            facts(visit, file),
            acts(visit, file),
            file.refusal().map(why -> words.say("signin.refusal." + why)).orElse(null),
            postings(visit, file),
            file.refusal().isEmpty() ? "/people/" + handle + "/postings/new" : null);
    var title = words.say("signin.person");
    var frame =
        PageFrame.of(visit, title)
            .ownHeading()
            .section("people")
            .crumbs(List.of(new Link(words.say("signin.people"), "/people"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/people", null));
    return pages.render("signin/person", frame, view);
  }

  /// The form that takes the last act back, filled in; only for a posting's last day, since every
  /// other act has its reverse among the acts.
  private static @Nullable String undo(
      PersonFile file, String done, @Nullable Long posting, String to) {
    if (!done.equals("END_POSTING") || posting == null) return null;
    var address =
        Address.of("/people/" + file.handle() + "/postings/" + posting + "/end")
            .with("to", to.matches("\\d{4}-\\d{2}-\\d{2}") ? to : "")
            .with("undo", "true");
    return address.toString();
  }

  private static String state(Visit visit, AccountState account) {
    var words = visit.words();
    if (!account.active()) return words.say("signin.account.DISABLED");
    if (!account.hasAccount()) return words.say("signin.account.NONE");
    if (account.factorReset() && account.passwordReset()) return words.say("signin.account.BOTH");
    if (account.factorReset()) return words.say("signin.account.FACTOR");
    if (account.passwordReset()) return words.say("signin.account.PASSWORD");
    return words.say("signin.account.STANDS");
  }

  private static Tone stateTone(AccountState account) {
    if (!account.active()) return Tone.OVERDUE;
    var whole = account.hasAccount() && !account.factorReset() && !account.passwordReset();
    return whole ? Tone.IN_TIME : Tone.LATE;
  }

  private static List<PersonView.Fact> facts(Visit visit, PersonFile file) {
    var words = visit.words();
    var account = file.account();
    var facts = new ArrayList<PersonView.Fact>();
    if (account.username() != null) {
      facts.add(new PersonView.Fact(words.say("signin.username"), account.username()));
    }
    if (file.officerId() != null) {
      facts.add(new PersonView.Fact(words.say("signin.people.officerId"), file.officerId()));
    }
    var until = account.linkUntil();
    if (until != null) {
      facts.add(new PersonView.Fact(words.say("signin.account.link"), words.minute(until)));
    }
    facts.add(
        new PersonView.Fact(
            words.say("signin.account.sessions"), words.number(account.openSessions())));
    return facts;
  }

  private static List<Link> acts(Visit visit, PersonFile file) {
    if (file.refusal().isPresent()) return List.of();
    return Arrays.stream(StaffAct.values())
        .filter(act -> act.fits(file.account()))
        .map(act ->
            new Link(
                visit.words().say("signin.act." + act),
                "/people/" + file.handle() + "/act/" + StaffActPage.word(act)))
        .toList();
  }

  private List<PersonView.PostingLine> postings(Visit visit, PersonFile file) {
    var lists = new PeopleLists(visit.words(), trees.today(), Address.of("/people"));
    var today = India.dateOf(visit.at());
    return file.postings().stream().map(one -> line(visit, lists, file, one, today)).toList();
  }

  private static PersonView.PostingLine line(
      Visit visit, PeopleLists lists, PersonFile file, Posting posting, LocalDate today) {
    var words = visit.words();
    var own = file.refusal().filter(why -> why == abhaya.base.access.Refusal.OWN_ACCOUNT);
    var base = "/people/" + file.handle() + "/postings/" + posting.id();
    var acts = new ArrayList<Link>();
    if (own.isEmpty()) {
      acts.add(new Link(words.say("signin.posting.end"), base + "/end"));
      if (posting.fromOn().isAfter(today)) {
        acts.add(new Link(words.say("signin.posting.withdraw"), base + "/withdraw"));
      }
    }
    var when =
        posting.holdsOn(today) ? "NOW" : posting.fromOn().isAfter(today) ? "COMING" : "ENDED";
    return new PersonView.PostingLine(
        words.say("web.role." + posting.role()),
        lists.unit(posting.unit()),
        words.date(posting.fromOn()),
        lists.day(posting.toOn()),
        words.say("signin.posting.is." + when),
        acts);
  }
}
