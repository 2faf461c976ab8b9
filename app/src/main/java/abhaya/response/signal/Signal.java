package abhaya.response.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One signal, whatever way it came.
///
/// @param device what the sending device calls itself: IMEI, app installation, sensor
/// @param at when it happened, by the sender; null where unsaid or impossible
/// @param facts what else the sender said, by names of ours
/// @param ownKey a name by which the sender's repeats are known; null where there is none
public record Signal(
    Channel channel,
    Meaning meaning,
    @Nullable PhoneNumber number,
    @Nullable String device,
    @Nullable String text,
    @Nullable String language,
    @Nullable Instant at,
    Instant receivedAt,
    List<Location> locations,
    Map<String, String> facts,
    @Nullable String ownKey,
    Original original) {

  public Signal {
    locations = List.copyOf(locations);
    facts = Map.copyOf(facts);
  }

  /// The time to order by: the sender's where it is possible, else ours.
  public Instant happenedAt() {
    return at == null ? receivedAt : at;
  }

  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /// Whether somebody could be rung, written to or found.
  public boolean isReachable() {
    return number != null || device != null || !locations.isEmpty() || facts.containsKey("address");
  }

  /// Says nothing of the person.
  @Override
  public String toString() {
    return "Signal[" + channel + " " + meaning + " " + original.size() + " bytes]";
  }
}
