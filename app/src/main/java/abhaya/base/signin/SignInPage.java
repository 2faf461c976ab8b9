package abhaya.base.signin;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Session;
import abhaya.base.access.SessionCookies;
import abhaya.base.access.SignInAnswer;
import abhaya.base.access.SignInDesk;
import abhaya.base.push.PushRegister;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Name and password, then a code; in the demonstration a card instead.
@Controller
class SignInPage {
  private final SignInDesk desk;
  private final DemoDesk demo;
  private final SessionCookies cookies;
  private final SignInTrail trail;
  private final DemoCards cards;
  private final OidcPage provider;
  private final PushRegister push;
  private final Pages pages;

  SignInPage(
      SignInDesk desk,
      DemoDesk demo,
      SessionCookies cookies,
      SignInTrail trail,
      DemoCards cards,
      OidcPage provider,
      PushRegister push,
      Pages pages) {
    this.desk = desk;
    this.demo = demo;
    this.cookies = cookies;
    this.trail = trail;
    this.cards = cards;
    this.provider = provider;
    this.push = push;
    this.pages = pages;
  }

  @GetMapping("/sign-in")
  ResponseEntity<String> ask(Visit visit, @RequestParam(defaultValue = "") String next) {
    if (CurrentScope.find().isPresent()) return Steps.to(Steps.own(next));
    return first(visit, next, HttpStatus.OK, null, "");
  }

  @PostMapping("/sign-in")
  ResponseEntity<String> password(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next) {
    var answer = desk.password(username, password, Steps.source(request));
    if (answer instanceof SignInAnswer.Accepted accepted) {
      cookies.giveSession(response, accepted.reference());
      return Steps.to("/sign-in/second-factor", next);
    }
    trail.refused("PASSWORD", answer);
    return first(visit, next, Steps.status(answer), Steps.error(visit, answer), username);
  }

  @GetMapping("/sign-in/second-factor")
  ResponseEntity<String> askCode(Visit visit, @RequestParam(defaultValue = "") String next) {
    if (CurrentScope.findSignedIn().isEmpty()) return Steps.to("/sign-in", next);
    return second(visit, next, HttpStatus.OK, null);
  }

  @PostMapping("/sign-in/second-factor")
  ResponseEntity<String> code(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next) {
    var reference = cookies.session(request);
    if (reference.isEmpty()) return Steps.to("/sign-in", next);
    var answer = desk.code(reference.get(), code, Steps.source(request));
    return switch (answer) {
      case SignInAnswer.Accepted accepted -> {
        cookies.giveSession(response, accepted.reference());
        trail.signedIn();
        yield Steps.to(Steps.own(next));
      }
      case SignInAnswer.Over over -> Steps.to("/sign-in", next);
      default -> {
        trail.refused("TOTP", answer);
        yield second(visit, next, Steps.status(answer), Steps.error(visit, answer));
      }
    };
  }

  /// One click on a card. There is no such thing without demonstration data.
  @PostMapping("/sign-in/as/{handle}")
  ResponseEntity<String> card(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String next) {
    var reference = demo.signIn(handle, Steps.source(request));
    if (reference.isEmpty()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    cookies.giveSession(response, reference.get());
    trail.demonstration(handle);
    return Steps.to(Steps.own(next));
  }

  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
    cookies.session(request).flatMap(desk::signOut).ifPresent(this::left);
    cookies.takeSession(response);
    return Steps.to("/sign-in");
  }

  private void left(Session session) {
    push.forgetSession(session.handle());
    trail.signedOut(session);
  }

  private ResponseEntity<String> first(
      Visit visit, String next, HttpStatus status, @Nullable String error, String username) {
    var words = visit.words();
    var fields =
        List.of(
            Field.text("username", words.say("signin.username"), username).needed("username"),
            Field.text("password", words.say("signin.password"), "")
                .type("password")
                .needed("current-password"));
    var view =
        new SignInView(
            Steps.with("/sign-in", next),
            words.say("signin.intro"),
            error,
            fields,
            words.say("signin.continue"),
            cards.of(words, next),
            new SignInView.ByPasskey("/sign-in/passkey", Steps.own(next)),
            provider.of(words, next));
    return page(visit, status, view);
  }

  private ResponseEntity<String> second(
      Visit visit, String next, HttpStatus status, @Nullable String error) {
    var words = visit.words();
    var field =
        Field.text("code", words.say("signin.code"), "")
            .hint(words.say("signin.code.hint"))
            .needed("one-time-code");
    var view =
        new SignInView(
            Steps.with("/sign-in/second-factor", next),
            words.say("signin.code.intro"),
            error,
            List.of(field),
            words.say("signin.submit"),
            List.of(),
            new SignInView.ByPasskey("/sign-in/again/passkey", Steps.own(next)),
            null);
    return page(visit, status, view);
  }

  private ResponseEntity<String> page(Visit visit, HttpStatus status, SignInView view) {
    var title = visit.words().say("signin.title");
    var frame = PageFrame.of(visit, title).scripts("signin/passkey.mjs");
    return pages.render(status, "signin/sign-in", frame, view);
  }
}
