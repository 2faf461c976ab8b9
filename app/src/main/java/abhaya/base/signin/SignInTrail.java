package abhaya.base.signin;

import abhaya.base.access.CurrentScope;
import abhaya.base.access.LinkKind;
import abhaya.base.access.Session;
import abhaya.base.access.SessionRegister;
import abhaya.base.access.SignInAnswer;
import abhaya.base.access.SignedIn;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What of the sign-in goes on record: who came and went, and that somebody was refused. Never the
/// name that was tried, for people type passwords into the wrong field.
@Component
class SignInTrail {
  private static final String WHO = "sign-in";
  private static final String OBJECT = "SESSION";

  private final TrailRegister trail;
  private final SessionRegister sessions;

  SignInTrail(TrailRegister trail, SessionRegister sessions) {
    this.trail = trail;
    this.sessions = sessions;
  }

  /// The second step was right; the session is the one the request came with.
  void signedIn() {
    CurrentScope.findSignedIn()
        .map(SignedIn::session)
        .ifPresent(session -> trail.recordSystem(WHO, act("SIGN_IN", session, session.handle())));
  }

  /// A session opened in one step; the request came without it.
  void opened(String reference, String factor) {
    sessions
        .find(reference)
        .ifPresent(session ->
            trail.recordSystem(
                WHO, act("SIGN_IN", session, session.handle()).with("factor", factor)));
  }

  /// The provider named her.
  ///
  /// @return whether that proves her whole
  boolean openedByProvider(String reference) {
    opened(reference, "PROVIDER");
    return sessions.find(reference).filter(Session::isProven).isPresent();
  }

  void provenAgain(Session session, String factor) {
    trail.recordSystem(WHO, act("PROVE", session, session.handle()).with("factor", factor));
  }

  /// @param action ADD, REMOVE, RESTORE
  void passkey(String action, Session session) {
    trail.recordSystem(
        WHO, TrailAct.allowed(action, "PASSKEY", null).with("person", session.person().handle()));
  }

  void signedOut(Session session) {
    trail.recordSystem(WHO, act("SIGN_OUT", session, session.handle()));
  }

  void demonstration(String person) {
    trail.recordSystem(
        WHO, TrailAct.allowed("SIGN_IN", OBJECT, null).with("person", person).because("CARD"));
  }

  void ended(Session session, String handle) {
    trail.recordSystem(WHO, act("END", session, handle));
  }

  void refused(String factor, SignInAnswer answer) {
    var why = answer instanceof SignInAnswer.Wait ? "SOURCE_WAITS" : "WRONG";
    trail.recordSystem(WHO, TrailAct.denied("SIGN_IN", OBJECT, null, why).with("factor", factor));
  }

  /// @param handle of the person; null for the first administrator
  void setUp(LinkKind kind, @Nullable String handle) {
    trail.recordSystem(
        "set-up", TrailAct.allowed("SET_UP", "PERSON", handle).with("renewed", kind.name()));
  }

  private static TrailAct act(String action, Session session, String handle) {
    return TrailAct.allowed(action, OBJECT, handle).with("person", session.person().handle());
  }
}
