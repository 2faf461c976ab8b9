package abhaya.response.dispatch;

import java.time.Instant;

/// A unit was sent, went a step further, or came free.
public record AssignmentMoved(
    String assignment, String incident, int unit, String state, Instant at) {}
