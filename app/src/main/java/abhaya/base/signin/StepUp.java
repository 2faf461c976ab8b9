package abhaya.base.signin;

import abhaya.base.access.Presence;
import abhaya.base.access.Scope;
import abhaya.base.access.Session;
import abhaya.base.web.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Acts that open doors for later want a fresh proof: a session left open must not be enough.
@Component
class StepUp {
  /// `security.md` 4, two-person rule: a step-up not older than that.
  static final Duration AGE_MAX = Duration.ofMinutes(5);

  private final Clock clock;

  StepUp(Clock clock) {
    this.clock = clock;
  }

  boolean isFresh(Scope scope) {
    return scope.presence().isProvenWithin(AGE_MAX, clock.instant());
  }

  boolean isFresh(Session session) {
    return new Presence(session.handle(), session.factors(), Set.of())
        .isProvenWithin(AGE_MAX, clock.instant());
  }

  /// For a program in the browser, which leads the reader to the proof.
  void demand(Session session) {
    if (!isFresh(session)) throw Refused.with(HttpStatus.FORBIDDEN, "proof-needed");
  }
}
