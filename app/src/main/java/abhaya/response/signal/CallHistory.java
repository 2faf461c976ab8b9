package abhaya.response.signal;

import abhaya.response.signal.CallEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of one call, from its events in whatever order and however often they came.
///
/// @param keyed the caller pressed the key for "I cannot speak": help goes, and nobody rings back
/// @param needsCallBack nobody spoke with the caller, the line was silent, or it fell within the
///     first seconds
public record CallHistory(
    State state,
    @Nullable Instant rangAt,
    @Nullable Instant answeredAt,
    @Nullable Instant overAt,
    boolean keyed,
    boolean needsCallBack) {
  /// An answered call shorter than this was cut, blank or a mistake: it is called back.
  private static final Duration CUT_MAX = Duration.ofSeconds(5);

  /// Where the call stands.
  public enum State {
    UNKNOWN,
    RINGING,
    ANSWERED,
    ABANDONED,
    /// Was answered and is over.
    ENDED,
    /// Is over, and nobody answered.
    MISSED
  }

  public static CallHistory of(Collection<CallEvent> events) {
    var rang = first(events, Kind.RINGING);
    var answered = first(events, Kind.ANSWERED);
    var abandoned = first(events, Kind.ABANDONED);
    var ended = first(events, Kind.ENDED);
    var over = ended.or(() -> abandoned).orElse(null);
    var state = State.UNKNOWN;
    if (answered.isPresent()) state = over == null ? State.ANSWERED : State.ENDED;
    else if (abandoned.isPresent()) state = State.ABANDONED;
    else if (ended.isPresent()) state = State.MISSED;
    else if (rang.isPresent()) state = State.RINGING;
    var cut =
        state == State.ENDED
            && over != null
            && Duration.between(answered.orElseThrow(), over).compareTo(CUT_MAX) < 0;
    var silent = over != null && first(events, Kind.SILENT).isPresent();
    var keyed = first(events, Kind.KEYED).isPresent();
    var unheard = cut || silent || state == State.ABANDONED || state == State.MISSED;
    return new CallHistory(
        state, rang.orElse(null), answered.orElse(null), over, keyed, unheard && !keyed);
  }

  /// How long the caller waited, once that is known.
  public Optional<Duration> waited() {
    var until = answeredAt == null ? overAt : answeredAt;
    if (rangAt == null || until == null || until.isBefore(rangAt)) return Optional.empty();
    return Optional.of(Duration.between(rangAt, until));
  }

  private static Optional<Instant> first(Collection<CallEvent> events, Kind kind) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .map(CallEvent::at)
        .min(Comparator.naturalOrder());
  }
}
