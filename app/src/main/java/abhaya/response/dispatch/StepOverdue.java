package abhaya.response.dispatch;

import java.time.Instant;

/// A step ran over its time and is now a named person's.
public record StepOverdue(String incident, String watched, int level, Instant at) {}
