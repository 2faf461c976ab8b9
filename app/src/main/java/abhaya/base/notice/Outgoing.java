package abhaya.base.notice;

import java.time.Instant;

/// A message taken out of the outbox, with the person's choice as it stands now.
///
/// @param address mail address or number; empty where she has taken it back
/// @param tries how often it has been tried, this time included
record Outgoing(
    long id,
    String handle,
    Way way,
    String address,
    String language,
    int updates,
    boolean pierces,
    NightRest rest,
    int tries) {

  /// When it may ring; the moment itself if now.
  Instant mayLeaveAt(Instant now) {
    return pierces ? now : rest.after(now);
  }
}
