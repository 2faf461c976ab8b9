package abhaya.base.signin;

import abhaya.base.passkey.Passkey;
import abhaya.base.passkey.PasskeyDesk;
import abhaya.base.passkey.RelyingParty;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's own passkeys: add, remove, take a removal back.
@Controller
@RequestMapping("/passkeys")
class PasskeysPage {
  private static final String HANDLE = "/{handle:[A-Za-z0-9_-]{22}}";
  private static final Set<String> DONE = Set.of("ADD", "REMOVE", "RESTORE");

  private final PasskeyDesk desk;
  private final StepUp stepUp;
  private final SignInTrail trail;
  private final AbhayaSettings settings;
  private final Pages pages;

  PasskeysPage(
      PasskeyDesk desk, StepUp stepUp, SignInTrail trail, AbhayaSettings settings, Pages pages) {
    this.desk = desk;
    this.stepUp = stepUp;
    this.trail = trail;
    this.settings = settings;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> list(
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String done,
      @RequestParam(defaultValue = "") String of) {
    var session = PasskeyDoor.proven();
    var words = visit.words();
    var lines = desk.list(session).stream().map(key -> line(words, key)).toList();
    var party = RelyingParty.of(settings.origin(), request.getHeader(HttpHeaders.HOST));
    var view =
        new PasskeysView(
            lines,
            party.isPresent(),
            stepUp.isFresh(session),
            DONE.contains(done) ? words.say("signin.passkeys.done." + done) : null,
            done.equals("REMOVE") && of.matches("[A-Za-z0-9_-]{22}")
                ? "/passkeys/" + of + "/restore"
                : null);
    var frame = PageFrame.of(visit, words.say("signin.passkeys")).scripts("signin/passkey.mjs");
    return pages.render("signin/passkeys", frame, view);
  }

  private static PasskeysView.Line line(Words words, Passkey key) {
    var used = key.lastUsedAt();
    return new PasskeysView.Line(
        key.handle(),
        key.label(),
        words.say("signin.passkeys.added", words.minute(key.addedAt())),
        used == null
            ? words.say("signin.passkeys.unused")
            : words.say("signin.passkeys.used", words.minute(used)),
        words.say(key.synced() ? "signin.passkeys.synced" : "signin.passkeys.device"));
  }

  @PostMapping(HANDLE + "/remove")
  ResponseEntity<String> remove(@PathVariable String handle) {
    var session = PasskeyDoor.proven();
    if (!stepUp.isFresh(session)) return Steps.to("/sign-in/again", "/passkeys");
    if (!desk.remove(session, handle)) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    trail.passkey("REMOVE", session);
    return Steps.to("/passkeys?done=REMOVE&of=" + handle);
  }

  @PostMapping(HANDLE + "/restore")
  ResponseEntity<String> restore(@PathVariable String handle) {
    var session = PasskeyDoor.proven();
    if (!stepUp.isFresh(session)) return Steps.to("/sign-in/again", "/passkeys");
    if (!desk.restore(session, handle)) throw Refused.with(HttpStatus.NOT_FOUND, "not-found");
    trail.passkey("RESTORE", session);
    return Steps.to("/passkeys?done=RESTORE");
  }
}
