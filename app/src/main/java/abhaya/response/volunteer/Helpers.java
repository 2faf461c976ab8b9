package abhaya.response.volunteer;

import abhaya.response.citizen.Helping;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When the nearest of those who may see where she is will be there, for her page. Says a time; where
/// they are stays in memory.
@Component
class Helpers implements Helping {
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final double DETOUR = 1.35;
  private static final double METRES_PER_SECOND = 1.4;

  private final AlertStore alerts;
  private final Nearby nearby;
  private final PortraitStore portraits;
  private final Clock clock;

  Helpers(AlertStore alerts, Nearby nearby, PortraitStore portraits, Clock clock) {
    this.alerts = alerts;
    this.nearby = nearby;
    this.portraits = portraits;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> nearest(String signal) {
    var call = alerts.ofSignal(signal).filter(CallOut::isLive);
    if (call.isEmpty()) return Optional.empty();
    var place = call.get().place();
    if (place == null) return Optional.empty();
    var since = clock.instant().minus(FRESH);
    return alerts.ofCall(call.get().id()).stream()
        .filter(one -> one.state() == AlertState.RELEASED)
        .flatMap(one -> Optional.ofNullable(nearby.find(one.volunteer())).stream())
        .filter(spot -> !spot.at().isBefore(since))
        .map(spot -> onFoot(spot.point().metresTo(place)))
        .min(Comparator.naturalOrder());
  }

  @Override
  public List<String> faces(String signal) {
    return released(signal).stream()
        .filter(one -> portraits.exists(one.volunteer()))
        .map(Alert::handle)
        .toList();
  }

  @Override
  public Optional<byte[]> face(String signal, String handle) {
    return released(signal).stream()
        .filter(one -> one.handle().equals(handle))
        .flatMap(one -> portraits.find(one.volunteer()).stream())
        .findFirst();
  }

  private List<Alert> released(String signal) {
    return alerts
        .ofSignal(signal)
        .filter(CallOut::isLive)
        .map(call ->
            alerts.ofCall(call.id()).stream().filter(one -> one.state().seesPlace()).toList())
        .orElse(List.of());
  }

  /// By streets a third longer than the straight line.
  static Duration onFoot(double metres) {
    return Duration.ofSeconds(Math.round(metres * DETOUR / METRES_PER_SECOND));
  }

  static long minutesOnFoot(double metres) {
    return minutes(onFoot(metres));
  }

  static long minutes(Duration in) {
    return Math.max(1, in.plusSeconds(30).toMinutes());
  }
}
