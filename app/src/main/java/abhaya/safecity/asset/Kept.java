package abhaya.safecity.asset;

import abhaya.safecity.measure.Span;
import abhaya.safecity.measure.StaffedHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people write down about a thing that no device tells: who sits there, who looked in, what it
/// was used for, what care it gets.
sealed interface Kept {

  /// Why an entry is not taken; each names one sentence.
  enum Problem {
    ENDS_BEFORE_IT_BEGINS,
    TOO_LONG_A_TIME,
    LIES_AHEAD,
    TOO_LONG_AGO,
    TOO_FAR_AHEAD,
    FASTER_THAN_ANY_CAR,
    NEEDS_A_PERMISSION,
    THERE_ALREADY,
    OVERLAPS
  }

  /// @param post never a name
  record Shift(Span span, String post, boolean woman, boolean trained) implements Kept {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofDays(92);
    private static final Duration PAST = Duration.ofDays(31);

    @Override
    public Optional<Problem> problem(Instant now) {
      if (longer(span, LONGEST)) return Optional.of(Problem.TOO_LONG_A_TIME);
      if (span.from().isBefore(now.minus(PAST))) return Optional.of(Problem.TOO_LONG_AGO);
      return span.from().isAfter(now.plus(AHEAD))
          ? Optional.of(Problem.TOO_FAR_AHEAD)
          : Optional.empty();
    }
  }

  /// Somebody looked in without saying so before.
  record Visit(Instant at, StaffedHours.Found found) implements Kept {
    private static final Duration PAST = Duration.ofDays(31);

    @Override
    public Optional<Problem> problem(Instant now) {
      if (at.isAfter(now)) return Optional.of(Problem.LIES_AHEAD);
      return at.isBefore(now.minus(PAST)) ? Optional.of(Problem.TOO_LONG_AGO) : Optional.empty();
    }
  }

  /// One trip of a vehicle, one flight of a drone.
  ///
  /// @param post that was responsible, never a name
  /// @param flight null for what drives
  record Trip(
      Span span, String purpose, String post, @Nullable BigDecimal km, @Nullable Flight flight)
      implements Kept {
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final Duration PAST = Duration.ofDays(366);
    private static final BigDecimal KM_AN_HOUR = BigDecimal.valueOf(150);

    @Override
    public Optional<Problem> problem(Instant now) {
      if (span.to().isAfter(now)) return Optional.of(Problem.LIES_AHEAD);
      if (longer(span, LONGEST)) return Optional.of(Problem.TOO_LONG_A_TIME);
      if (span.from().isBefore(now.minus(PAST))) return Optional.of(Problem.TOO_LONG_AGO);
      if (km != null && isTooFast(km, span)) return Optional.of(Problem.FASTER_THAN_ANY_CAR);
      if (flight != null && !flight.zone().equals("GREEN") && flight.permission().isEmpty())
        return Optional.of(Problem.NEEDS_A_PERMISSION);
      return Optional.empty();
    }

    private static boolean isTooFast(BigDecimal km, Span span) {
      var minutes = BigDecimal.valueOf(Duration.between(span.from(), span.to()).toMinutes());
      return km.multiply(BigDecimal.valueOf(60)).compareTo(KM_AN_HOUR.multiply(minutes)) > 0;
    }
  }

  /// @param zone GREEN, YELLOW or RED
  /// @param track lat, lon, metres above ground, seconds since take-off; four numbers a point
  record Flight(String permission, String zone, List<Double> track) {
    public Flight {
      track = List.copyOf(track);
    }
  }

  /// What has to be done again and again.
  ///
  /// @param paper that asks for it
  record Care(String what, int everyDays, LocalDate nextOn, int remindDays, String paper)
      implements Kept {

    @Override
    public Optional<Problem> problem(Instant now) {
      return nextOn.isAfter(AssetSheet.today(now).plusDays(everyDays))
          ? Optional.of(Problem.TOO_FAR_AHEAD)
          : Optional.empty();
    }
  }

  /// It was done; the next day follows from this one.
  record CareDone(String care, LocalDate on, String note) implements Kept {
    private static final int PAST_DAYS = 366;

    @Override
    public Optional<Problem> problem(Instant now) {
      var today = AssetSheet.today(now);
      if (on.isAfter(today)) return Optional.of(Problem.LIES_AHEAD);
      return on.isBefore(today.minusDays(PAST_DAYS))
          ? Optional.of(Problem.TOO_LONG_AGO)
          : Optional.empty();
    }
  }

  /// What is wrong with it, looked at alone.
  Optional<Problem> problem(Instant now);

  private static boolean longer(Span span, Duration longest) {
    return Duration.between(span.from(), span.to()).compareTo(longest) > 0;
  }
}
