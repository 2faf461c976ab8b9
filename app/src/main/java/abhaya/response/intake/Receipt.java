package abhaya.response.intake;

import java.time.Instant;

/// What the sender is told. It is told nothing before the signal is on stable storage.
sealed interface Receipt {

  /// Ours now. A repeat gets the same.
  record Kept(String handle, Instant receivedAt) implements Receipt {}

  /// The sender's key was used for another body.
  record OtherBody() implements Receipt {}
}
