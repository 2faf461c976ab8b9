package abhaya.base.signin;

import abhaya.base.access.SessionCookies;
import abhaya.base.access.SignInAnswer;
import abhaya.base.oidc.OidcDesk;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Out to the operator's identity provider, and back with its word.
@Controller
class OidcPage {
  private static final String BACK = "/sign-in/provider/back";
  private static final int NEXT_LENGTH_MAX = 900;

  private final OidcDesk desk;
  private final SessionCookies cookies;
  private final SignInTrail trail;
  private final AbhayaSettings settings;
  private final Pages pages;

  OidcPage(
      OidcDesk desk,
      SessionCookies cookies,
      SignInTrail trail,
      AbhayaSettings settings,
      Pages pages) {
    this.desk = desk;
    this.cookies = cookies;
    this.trail = trail;
    this.settings = settings;
    this.pages = pages;
  }

  /// The button of the sign-in; null where no provider is configured.
  SignInView.@Nullable ByProvider of(Words words, String next) {
    if (!desk.isOpen()) return null;
    var name = desk.label() == null ? words.say("signin.provider") : desk.label();
    return new SignInView.ByProvider(
        Steps.with("/sign-in/provider", next), words.say("signin.byProvider", name));
  }

  @GetMapping("/sign-in/provider")
  ResponseEntity<String> out(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String next) {
    if (!desk.isOpen()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    var out = desk.out(redirect(request));
    if (out.isEmpty()) return told(visit, HttpStatus.BAD_GATEWAY, "signin.provider.silent");
    var wanted = Steps.own(next);
    var kept = wanted.length() > NEXT_LENGTH_MAX ? "/" : wanted;
    cookies.giveWay(response, out.get().secret() + "." + text(kept));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(out.get().address()))
        .build();
  }

  @GetMapping(BACK)
  ResponseEntity<String> back(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code) {
    if (!desk.isOpen()) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    var way = cookies.way(request).filter(value -> value.indexOf('.') == 22);
    cookies.takeWay(response);
    if (way.isEmpty()) return Steps.to("/sign-in");
    var secret = way.get().substring(0, 22);
    var browser = Steps.source(request).browser();
    var answer = desk.back(redirect(request), secret, state, code, browser);
    if (!(answer instanceof SignInAnswer.Accepted accepted)) {
      trail.refused("PROVIDER", answer);
      return told(visit, HttpStatus.FORBIDDEN, "signin.provider.refused");
    }
    cookies.giveSession(response, accepted.reference());
    var proven = trail.openedByProvider(accepted.reference());
    var next = Steps.own(plain(way.get().substring(23)));
    var onward = proven ? next : Steps.with("/sign-in/second-factor", next);
    var frame = PageFrame.of(visit, visit.words().say("signin.onward"));
    return pages.render("signin/onward", frame, onward);
  }

  private ResponseEntity<String> told(Visit visit, HttpStatus status, String key) {
    var words = visit.words();
    var view =
        new SignInView(
            "/sign-in",
            words.say("signin.intro"),
            words.say(key),
            List.of(),
            words.say("signin.continue"),
            List.of(),
            null,
            of(words, ""));
    return pages.render(
        status, "signin/sign-in", PageFrame.of(visit, words.say("signin.title")), view);
  }

  private String redirect(HttpServletRequest request) {
    var host = Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "");
    return Objects.requireNonNullElse(settings.origin(), "http://" + host) + BACK;
  }

  private static String text(String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }
}
