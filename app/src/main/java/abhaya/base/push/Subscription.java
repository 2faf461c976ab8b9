package abhaya.base.push;

import org.jspecify.annotations.Nullable;

/// A browser that wants to be told, checked.
///
/// @param owner whose it is
/// @param service entry of the list of services that the endpoint falls under
/// @param sender our key that it was made for
record Subscription(
    PushKind kind,
    Owner owner,
    String endpoint,
    String service,
    PushSeal.Browser browser,
    String language,
    String sender) {

  /// A person in one of her sessions, or whoever follows something without an account.
  ///
  /// @param holder handle of what is followed
  record Owner(
      @Nullable Long person,
      @Nullable Long posting,
      @Nullable String session,
      @Nullable String holder) {}

  /// Never prints the endpoint.
  @Override
  public String toString() {
    return "Subscription[" + kind.code() + "]";
  }
}
