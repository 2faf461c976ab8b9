package abhaya.base.push;

import abhaya.base.access.Operation;
import org.jspecify.annotations.Nullable;

/// A kind of message to a closed page, declared as a bean by the module that tells.
///
/// @param code `VOLUNTEER`
/// @param home page on which it stands, and the bounds of the worker that shows it
/// @param needs what a person must still be allowed when the message leaves; null: nobody signs in
public record PushKind(String code, String home, @Nullable Operation needs) {
  public PushKind {
    if (!code.matches("[A-Z][A-Z_]{1,30}")) throw new IllegalArgumentException("a kind is a code");
  }
}
