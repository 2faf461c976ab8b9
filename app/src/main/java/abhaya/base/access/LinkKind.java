package abhaya.base.access;

/// What the owner of a one-time link renews, and thereby what she must still know.
public enum LinkKind {
  /// Everything: there is no account yet.
  ACCOUNT,
  /// The password; she proves herself by a code.
  PASSWORD,
  /// The authenticator; she proves herself by her password.
  FACTOR,
  /// Both; two administrators have vouched for her.
  BOTH;

  /// True if the link gives a new secret for the authenticator.
  public boolean renewsFactor() {
    return this != PASSWORD;
  }

  public boolean renewsPassword() {
    return this != FACTOR;
  }
}
