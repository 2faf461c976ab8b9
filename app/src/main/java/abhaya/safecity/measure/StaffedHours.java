package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Hours in which a desk or an outpost had a trained woman present, out of the hours it is open.
///
/// A roster is a claim. A spot check that finds the place locked, empty or without a trained woman
/// takes away every shift it fell in, whoever wrote the roster.
///
/// @param rostered open hours with anybody on the roster
/// @param qualified open hours with a trained woman on the roster
/// @param staffed the same after spot checks
public record StaffedHours(
    Duration open, Duration rostered, Duration qualified, Duration staffed, Checks checks) {

  /// One person's time on the roster.
  public record Shift(Span span, boolean woman, boolean trained) {}

  /// What a visit found.
  public enum Found {
    STAFFED,
    NO_TRAINED_WOMAN,
    EMPTY,
    LOCKED
  }

  /// An unannounced visit.
  public record SpotCheck(Instant at, Found found) {}

  /// Visits in open hours, and how many of them found what the roster promised.
  public record Checks(int made, int passed) {

    public Optional<Interval> share() {
      return Interval.ofShare(passed, made);
    }
  }

  public static StaffedHours of(Spans open, List<Shift> roster, List<SpotCheck> visits) {
    var inHours =
        visits.stream()
            .filter(visit -> open.list().stream().anyMatch(span -> span.contains(visit.at())))
            .toList();
    var failed = inHours.stream().filter(visit -> visit.found() != Found.STAFFED).toList();
    Predicate<Shift> qualified = shift -> shift.woman() && shift.trained();
    Predicate<Shift> believed =
        shift -> failed.stream().noneMatch(visit -> shift.span().contains(visit.at()));
    return new StaffedHours(
        open.total(),
        hours(open, roster, _ -> true),
        hours(open, roster, qualified),
        hours(open, roster, qualified.and(believed)),
        new Checks(inHours.size(), inHours.size() - failed.size()));
  }

  /// Share of open hours staffed, to two decimals.
  public Optional<BigDecimal> percent() {
    return Share.percent(staffed.toMillis(), open.toMillis(), 2);
  }

  private static Duration hours(Spans open, List<Shift> roster, Predicate<Shift> kept) {
    return open.and(Spans.of(roster.stream().filter(kept).map(Shift::span).toList())).total();
  }
}
