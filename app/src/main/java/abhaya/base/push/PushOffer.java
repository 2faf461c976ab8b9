package abhaya.base.push;

/// What a page needs to offer it: the button, and the script behind it.
///
/// @param key by which the service knows this installation, base64url
/// @param home page and bounds of its worker
public record PushOffer(String key, String home) {}
