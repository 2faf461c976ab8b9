package abhaya.base.signin;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.Scope;
import abhaya.base.access.Session;
import abhaya.base.access.SessionCookies;
import abhaya.base.access.SessionRegister;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.push.PushRegister;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's own sessions, and the choice among several postings.
@Controller
class SessionsPage {
  private final SessionRegister sessions;
  private final SessionCookies cookies;
  private final SignInTrail trail;
  private final UnitTrees trees;
  private final PushRegister push;
  private final Pages pages;

  SessionsPage(
      SessionRegister sessions,
      SessionCookies cookies,
      SignInTrail trail,
      UnitTrees trees,
      PushRegister push,
      Pages pages) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.trail = trail;
    this.trees = trees;
    this.push = push;
    this.pages = pages;
  }

  @GetMapping("/sessions")
  ResponseEntity<String> list(Visit visit, Scope scope) {
    var words = visit.words();
    var lines =
        sessions.listOwn(scope.person(), scope.presence().session()).stream()
            .map(open ->
                new SessionsView.Line(
                    open.handle(),
                    words.minute(open.createdAt()),
                    words.minute(open.lastSeenAt()),
                    open.browser(),
                    open.isThisOne()))
            .toList();
    var frame = PageFrame.of(visit, words.say("signin.sessions"));
    return pages.render("signin/sessions", frame, new SessionsView(lines));
  }

  @PostMapping("/sessions/{handle}/end")
  ResponseEntity<String> end(
      Scope scope, HttpServletResponse response, @PathVariable String handle) {
    if (!sessions.end(scope.person(), handle)) {
      throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    }
    push.forgetSession(handle);
    current().ifPresent(session -> trail.ended(session, handle));
    if (!handle.equals(scope.presence().session())) return Steps.to("/sessions");
    cookies.takeSession(response);
    return Steps.to("/sign-in");
  }

  @GetMapping("/sign-in/posting")
  ResponseEntity<String> ask(Visit visit) {
    var session = current().filter(Session::isProven);
    if (session.isEmpty()) return Steps.to("/sign-in");
    var words = visit.words();
    var current = session.get().posting();
    var choices =
        session.get().postings().stream()
            .map(posting ->
                new PostingView.Choice(
                    posting.id(),
                    words.say("web.role." + posting.role()),
                    trees
                        .today()
                        .find(posting.unit())
                        .map(unit -> unit.name(words.language().tag()))
                        .orElse(""),
                    posting.equals(current)))
            .toList();
    var frame = PageFrame.of(visit, words.say("signin.posting"));
    return pages.render("signin/posting", frame, new PostingView(choices));
  }

  @PostMapping("/sign-in/posting")
  ResponseEntity<String> choose(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam long posting,
      @RequestParam(defaultValue = "") String next) {
    var fresh =
        cookies.session(request).flatMap(reference -> sessions.choosePosting(reference, posting));
    if (fresh.isEmpty()) return Steps.to("/sign-in/posting", next);
    cookies.giveSession(response, fresh.get());
    return Steps.to(Steps.own(next));
  }

  private static Optional<Session> current() {
    return CurrentScope.findSignedIn().map(signedIn -> signedIn.session());
  }
}
