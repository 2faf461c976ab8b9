package abhaya.response.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An incident as it stands in the hands of one act: its row is locked until the act is done.
record Held(
    long id,
    String handle,
    String reference,
    IncidentState state,
    int version,
    Priority priority,
    IncidentType type,
    boolean trial,
    int centre,
    @Nullable Integer station,
    @Nullable Integer offeredTo,
    Instant receivedAt,
    Closing.@Nullable ActionTaken taken) {

  IncidentAnswer.Done done() {
    return new IncidentAnswer.Done(handle, reference, version + 1);
  }
}
