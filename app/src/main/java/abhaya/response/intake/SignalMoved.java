package abhaya.response.intake;

import java.time.Instant;

/// A signal was opened at a desk, called back or decided: the queue is other than before.
public record SignalMoved(String handle, String what, Instant at) {}
