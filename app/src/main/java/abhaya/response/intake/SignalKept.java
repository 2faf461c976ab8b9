package abhaya.response.intake;

import java.time.Instant;

/// A signal is in the database and in the queue.
public record SignalKept(String handle, String channel, Instant receivedAt) {}
