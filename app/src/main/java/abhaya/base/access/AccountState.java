package abhaya.base.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a person's account stands, for the administrator who looks after it.
///
/// @param username null until she has set up her account
/// @param linkUntil until when her one-time link works; null if none is open
/// @param openSessions how many she has at this moment
public record AccountState(
    boolean active,
    @Nullable String username,
    boolean factorReset,
    boolean passwordReset,
    @Nullable Instant linkUntil,
    int openSessions) {

  public boolean hasAccount() {
    return username != null;
  }

  /// What a one-time link would renew now; null where there is nothing to renew.
  @Nullable LinkKind linkKind() {
    if (!hasAccount()) return LinkKind.ACCOUNT;
    if (factorReset && passwordReset) return LinkKind.BOTH;
    if (factorReset) return LinkKind.FACTOR;
    return passwordReset ? LinkKind.PASSWORD : null;
  }
}
