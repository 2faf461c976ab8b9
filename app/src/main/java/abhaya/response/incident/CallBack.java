package abhaya.response.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What to do for a caller who was not heard: three tries, then a rule. None is written off by the
/// machine.
public final class CallBack {
  public static final int TRIES_MIN = 3;

  /// After the first try at once, the next ones wait.
  private static final List<Duration> WAITS =
      List.of(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMinutes(5));

  private CallBack() {}

  /// How one try ended.
  public enum Outcome {
    REACHED,
    NO_ANSWER,
    BUSY,
    SWITCHED_OFF,
    OUT_OF_COVERAGE
  }

  public record Try(Instant at, Outcome outcome) {}

  /// What is known besides.
  ///
  /// @param placeKnown to within 2 km: a unit can look
  /// @param risk a silent line, a panic key, an earlier complaint from the number
  public record Known(boolean placeKnown, boolean risk) {}

  /// What comes next.
  public sealed interface Next {}

  public record TryAgain(Instant at) implements Next {}

  public record Reached() implements Next {}

  /// @param how whom the rule sends or asks; each ends with a person's decision
  public record Escalate(How how) implements Next {}

  /// Ways on, after the tries.
  public enum How {
    /// A unit goes and looks.
    SEND_A_UNIT,
    /// The operator is asked where the phone is, then a unit goes.
    ASK_THE_OPERATOR,
    /// A supervisor decides, and says why.
    SUPERVISOR_DECIDES
  }

  public static Next next(Instant missedAt, List<Try> tries, Known known) {
    if (tries.stream().anyMatch(one -> one.outcome() == Outcome.REACHED)) return new Reached();
    if (tries.size() < TRIES_MIN) {
      var from = tries.isEmpty() ? missedAt : tries.getLast().at();
      return new TryAgain(from.plus(WAITS.get(tries.size())));
    }
    if (known.risk()) {
      return new Escalate(known.placeKnown() ? How.SEND_A_UNIT : How.ASK_THE_OPERATOR);
    }
    // A phone that went dead after calling for help is itself a sign.
    var dead =
        tries.stream()
            .anyMatch(one ->
                one.outcome() == Outcome.SWITCHED_OFF || one.outcome() == Outcome.OUT_OF_COVERAGE);
    if (dead && known.placeKnown()) return new Escalate(How.SEND_A_UNIT);
    return new Escalate(How.SUPERVISOR_DECIDES);
  }
}
