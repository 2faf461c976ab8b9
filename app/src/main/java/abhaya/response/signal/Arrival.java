package abhaya.response.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Bytes at a door: what came, by which way, when, and whom the way itself names as sender.
///
/// @param sender number or name that the network vouches for; null where it names none
public record Arrival(
    Channel channel, Original original, Instant receivedAt, @Nullable String sender) {

  public static Arrival of(Channel channel, byte[] bytes, Instant receivedAt) {
    return new Arrival(channel, new Original(bytes), receivedAt, null);
  }

  public Arrival from(String sender) {
    return new Arrival(channel, original, receivedAt, sender);
  }
}
