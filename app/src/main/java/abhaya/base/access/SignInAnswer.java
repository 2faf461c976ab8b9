package abhaya.base.access;

import java.time.Duration;

/// What came of a step of the sign-in.
public sealed interface SignInAnswer {

  /// Right. The browser gets this reference in place of what it had.
  record Accepted(String reference) implements SignInAnswer {
    @Override
    public String toString() {
      return "Accepted";
    }
  }

  /// Wrong, for whatever reason: the answer does not tell an unknown name from a wrong password.
  record Refused() implements SignInAnswer {}

  /// Not looked at: this source was wrong too often and waits.
  record Wait(Duration time) implements SignInAnswer {}

  /// The session of the first step is over; begin again.
  record Over() implements SignInAnswer {}
}
