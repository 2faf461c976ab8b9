package abhaya.base.signin;

import abhaya.base.access.SessionCookies;
import abhaya.base.access.SignInAnswer;
import abhaya.base.access.SignInDesk;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A fresh proof in an open session: a passkey, or a code of the authenticator.
@Controller
class AgainPage {
  private final SignInDesk desk;
  private final SessionCookies cookies;
  private final SignInTrail trail;
  private final Pages pages;

  AgainPage(SignInDesk desk, SessionCookies cookies, SignInTrail trail, Pages pages) {
    this.desk = desk;
    this.cookies = cookies;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/sign-in/again")
  ResponseEntity<String> ask(Visit visit, @RequestParam(defaultValue = "") String next) {
    PasskeyDoor.proven();
    return page(visit, next, HttpStatus.OK, null);
  }

  @PostMapping("/sign-in/again")
  ResponseEntity<String> code(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next) {
    var session = PasskeyDoor.proven();
    var reference = cookies.session(request).orElse("");
    var answer = desk.codeAgain(reference, code, Steps.source(request));
    return switch (answer) {
      case SignInAnswer.Accepted accepted -> {
        cookies.giveSession(response, accepted.reference());
        trail.provenAgain(session, "TOTP");
        yield Steps.to(Steps.own(next));
      }
      case SignInAnswer.Over over -> Steps.to("/sign-in", next);
      default -> {
        trail.refused("TOTP", answer);
        yield page(visit, next, Steps.status(answer), Steps.error(visit, answer));
      }
    };
  }

  private ResponseEntity<String> page(
      Visit visit, String next, HttpStatus status, @Nullable String error) {
    var words = visit.words();
    var field =
        Field.text("code", words.say("signin.code"), "")
            .hint(words.say("signin.code.hint"))
            .needed("one-time-code");
    var view =
        new SignInView(
            Steps.with("/sign-in/again", next),
            words.say("signin.again.intro"),
            error,
            List.of(field),
            words.say("signin.again.submit"),
            List.of(),
            new SignInView.ByPasskey("/sign-in/again/passkey", Steps.own(next)),
            null);
    var frame = PageFrame.of(visit, words.say("signin.again")).scripts("signin/passkey.mjs");
    return pages.render(status, "signin/sign-in", frame, view);
  }
}
