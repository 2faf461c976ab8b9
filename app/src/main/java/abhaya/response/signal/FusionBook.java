package abhaya.response.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings together what one press of a panic key sends several ways: the call, the location message,
/// the app's SOS. The key is the number, and five minutes.
///
/// Two numbers are never one person. What names no number stands alone.
public final class FusionBook {
  private static final Duration APART_MAX = Duration.ofMinutes(5);
  private static final double WALKING_METRES_PER_SECOND = 1.5;

  /// Signals of one person's one cry for help, oldest first.
  public record Cry(List<Signal> signals) {
    public Cry {
      signals = List.copyOf(signals);
    }

    public List<Location> locations() {
      return signals.stream().flatMap(signal -> signal.locations().stream()).toList();
    }

    /// Its start: that of the call where there is one.
    public Instant startedAt() {
      return signals.stream()
          .filter(signal -> signal.meaning() == Meaning.CALL)
          .findFirst()
          .orElse(signals.getFirst())
          .happenedAt();
    }

    public Optional<Estimate> place(Instant now) {
      return new LocationBook(WALKING_METRES_PER_SECOND).best(locations(), now);
    }
  }

  public List<Cry> fuse(List<Signal> signals) {
    var ordered = new ArrayList<>(signals);
    ordered.sort(Comparator.comparing(FusionBook::startOf));
    Map<PhoneNumber, List<List<Signal>>> byNumber = new LinkedHashMap<>();
    var cries = new ArrayList<List<Signal>>();
    for (var signal : ordered) {
      var number = signal.number();
      if (number == null) {
        cries.add(List.of(signal));
        continue;
      }
      var known = byNumber.computeIfAbsent(number, _ -> new ArrayList<>());
      var open = known.stream().filter(cry -> belongs(signal, cry)).findFirst();
      if (open.isPresent()) {
        open.get().add(signal);
      } else {
        var fresh = new ArrayList<Signal>();
        fresh.add(signal);
        known.add(fresh);
        cries.add(fresh);
      }
    }
    return cries.stream().map(Cry::new).toList();
  }

  /// Whether the two are parts of one cry.
  public boolean belong(Signal one, Signal other) {
    var number = one.number();
    return number != null
        && number.equals(other.number())
        && Duration.between(startOf(one), startOf(other)).abs().compareTo(APART_MAX) <= 0;
  }

  /// Measured from the call where the cry has one, else from its first signal.
  private boolean belongs(Signal signal, List<Signal> cry) {
    var call = cry.stream().filter(part -> part.meaning() == Meaning.CALL).findFirst();
    return belong(signal, call.orElse(cry.getFirst()));
  }

  /// A location message that names the start of its call is measured by that.
  private static Instant startOf(Signal signal) {
    var start = signal.fact("callStartedAt").map(Numbers::instant);
    return start.orElse(signal.happenedAt());
  }
}
