package abhaya.base.access;

import java.time.Instant;

/// One line of a person's list of her own sessions.
public record OpenSession(
    String handle, Instant createdAt, Instant lastSeenAt, String browser, boolean isThisOne) {}
