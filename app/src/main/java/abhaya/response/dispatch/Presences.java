package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Who has which incident open. In memory only, for twenty seconds from the last sign of life.
@Component
class Presences {
  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final int MOST = 20_000;

  private final Clock clock;
  private final Map<String, Here> open = new ConcurrentHashMap<>();

  Presences(Clock clock) {
    this.clock = clock;
  }

  private record Here(String incident, String name, Instant at) {}

  void seen(Scope scope, String incident) {
    if (open.size() > MOST) open.clear();
    var person = scope.person();
    open.put(person.handle(), new Here(incident, person.displayName(), clock.instant()));
  }

  /// Whether this reader has had it open without a break: looking on is one look, not many.
  boolean isHere(Scope scope, String incident) {
    var here = open.get(scope.person().handle());
    return here != null
        && here.incident().equals(incident)
        && here.at().isAfter(clock.instant().minus(KEPT));
  }

  /// Names of the others who have it open.
  List<String> others(Scope scope, String incident) {
    var since = clock.instant().minus(KEPT);
    return open.entrySet().stream()
        .filter(pair -> !pair.getKey().equals(scope.person().handle()))
        .map(Map.Entry::getValue)
        .filter(here -> here.incident().equals(incident) && here.at().isAfter(since))
        .map(Here::name)
        .sorted()
        .toList();
  }
}
