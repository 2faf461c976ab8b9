package abhaya.investigation.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A rung that was told, and what came of it.
///
/// @param at when it was claimed
/// @param acknowledgement null while nobody has answered
public record SentRung(Rung rung, Instant at, @Nullable Acknowledgement acknowledgement) {

  public RungKey key() {
    return rung.key();
  }

  public SentRung answered(Acknowledgement answer) {
    return new SentRung(rung, at, answer);
  }

  boolean isSettled() {
    return acknowledgement != null && acknowledgement.action().settles();
  }

  boolean wasRefused() {
    return acknowledgement != null && !acknowledgement.action().settles();
  }
}
