package abhaya.base.signin;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.Session;
import abhaya.base.access.SessionCookies;
import abhaya.base.access.SignInAnswer;
import abhaya.base.passkey.PasskeyDesk;
import abhaya.base.passkey.RelyingParty;
import abhaya.base.passkey.Wish;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The two halves of each act with a passkey: what the browser is asked, and its answer.
@RestController
class PasskeyDoor {
  private static final int ANSWER_LENGTH_MAX = 32_768;
  private static final int LABEL_LENGTH_MAX = 60;

  private final PasskeyDesk desk;
  private final SessionCookies cookies;
  private final SignInTrail trail;
  private final StepUp stepUp;
  private final AbhayaSettings settings;

  PasskeyDoor(
      PasskeyDesk desk,
      SessionCookies cookies,
      SignInTrail trail,
      StepUp stepUp,
      AbhayaSettings settings) {
    this.desk = desk;
    this.cookies = cookies;
    this.trail = trail;
    this.stepUp = stepUp;
    this.settings = settings;
  }

  /// Where the browser goes next.
  record Onward(String next) {}

  @PostMapping("/passkeys/begin")
  Wish.Add beginAdd(Visit visit, HttpServletRequest request) {
    var session = proven();
    stepUp.demand(session);
    var reader = visit.reader();
    var unit = reader == null ? "" : reader.role() + " · " + reader.unit();
    return desk.wishToAdd(session, party(request), visit.words().say("web.product"), unit);
  }

  @PostMapping("/passkeys/add")
  Onward add(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String label,
      @RequestBody String answer) {
    var session = proven();
    stepUp.demand(session);
    var name = label.strip();
    if (name.isEmpty()) throw Refused.field("label", "required");
    if (name.codePointCount(0, name.length()) > LABEL_LENGTH_MAX) {
      throw Refused.field("label", "too-long");
    }
    switch (desk.add(session, party(request), name, bounded(answer))) {
      case DONE -> trail.passkey("ADD", session);
      case ENOUGH -> throw Refused.with(HttpStatus.CONFLICT, "passkey-enough");
      case REFUSED -> throw Refused.with(HttpStatus.UNPROCESSABLE_CONTENT, "passkey");
    }
    return new Onward("/passkeys?done=ADD");
  }

  @PostMapping("/sign-in/passkey/begin")
  Wish.Sign beginSignIn(HttpServletRequest request) {
    return desk.wishToSignIn(party(request));
  }

  @PostMapping("/sign-in/passkey")
  Onward signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String next,
      @RequestBody String answer) {
    var browser = Steps.source(request).browser();
    var came = desk.signIn(party(request), bounded(answer), browser);
    if (!(came instanceof SignInAnswer.Accepted accepted)) {
      trail.refused("PASSKEY", came);
      throw Refused.with(HttpStatus.UNPROCESSABLE_CONTENT, "passkey");
    }
    cookies.giveSession(response, accepted.reference());
    trail.opened(accepted.reference(), "PASSKEY");
    return new Onward(Steps.own(next));
  }

  @PostMapping("/sign-in/again/passkey/begin")
  Wish.Sign beginProof(HttpServletRequest request) {
    return desk.wishToProve(open(), party(request));
  }

  @PostMapping("/sign-in/again/passkey")
  Onward prove(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String next,
      @RequestBody String answer) {
    var session = open();
    var reference = cookies.session(request).orElse("");
    var came = desk.prove(reference, session, party(request), bounded(answer));
    if (!(came instanceof SignInAnswer.Accepted accepted)) {
      trail.refused("PASSKEY", came);
      throw Refused.with(HttpStatus.UNPROCESSABLE_CONTENT, "passkey");
    }
    cookies.giveSession(response, accepted.reference());
    if (session.isProven()) {
      trail.provenAgain(session, "PASSKEY");
    } else {
      trail.opened(accepted.reference(), "PASSKEY");
    }
    return new Onward(Steps.own(next));
  }

  static Session proven() {
    var session = open();
    if (!session.isProven()) throw Refused.with(HttpStatus.UNAUTHORIZED, "sign-in");
    return session;
  }

  /// The session of this request, also one that waits for its second factor.
  private static Session open() {
    return CurrentScope.findSignedIn()
        .map(signedIn -> signedIn.session())
        .orElseThrow(() -> Refused.with(HttpStatus.UNAUTHORIZED, "sign-in"));
  }

  private RelyingParty party(HttpServletRequest request) {
    return RelyingParty.of(settings.origin(), request.getHeader(HttpHeaders.HOST))
        .orElseThrow(() -> Refused.with(HttpStatus.CONFLICT, "passkey-address"));
  }

  private static String bounded(String answer) {
    if (answer.length() > ANSWER_LENGTH_MAX) {
      throw Refused.with(Objects.requireNonNull(HttpStatus.resolve(413)), "too-large");
    }
    return answer;
  }
}
