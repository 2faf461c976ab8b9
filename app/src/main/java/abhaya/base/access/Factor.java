package abhaya.base.access;

/// What a person proved herself with.
public enum Factor {
  PASSWORD,
  TOTP,
  /// A passkey: a key of her device, unlocked by her finger, face or PIN (WebAuthn, user verified).
  PASSKEY,
  /// The word of the operator's identity provider, which asked for two factors itself.
  PROVIDER,
  /// The one-click sign-in of the demonstration, which proves nothing.
  DEMONSTRATION,
  /// An API client's secret.
  CLIENT_SECRET
}
