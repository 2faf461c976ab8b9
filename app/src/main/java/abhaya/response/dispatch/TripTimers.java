package abhaya.response.dispatch;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Rounds;
import abhaya.base.platform.Turn;
import abhaya.response.dispatch.Drive.Outcome;
import abhaya.response.dispatch.Drive.Verdict;
import abhaya.response.pace.TripRegister;
import abhaya.response.position.TrackRegister;
import abhaya.response.unit.Fix;
import abhaya.response.unit.Fleet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Every five minutes what arrivals teach of the road: on one machine, in its turn, each arrival
/// once. What a phone tells late has a quarter of an hour to come.
@Component
class TripTimers implements SmartLifecycle {
  static final Duration SETTLED = Duration.ofMinutes(15);

  /// Older arrivals have no track any more.
  private static final Duration LOOKED_BACK = Duration.ofDays(3);

  private static final Duration BETWEEN = Duration.ofMinutes(5);
  private static final int AT_ONCE = 100;
  private static final double RADIUS_UNSAID = 25;

  private final TripStore store;
  private final TrackRegister tracks;
  private final TripRegister trips;
  private final Turns turns;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Rounds rounds = new Rounds("trips", "trips were not looked at");

  TripTimers(
      TripStore store,
      TrackRegister tracks,
      TripRegister trips,
      Turns turns,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.tracks = tracks;
    this.trips = trips;
    this.turns = turns;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Whose turn it is among machines, and among the work of this one.
  @Component("tripTurns")
  record Turns(Turn turn, BulkTurns bulk) {}

  /// @return false where another machine is at it
  boolean look() {
    return turns.turn().take("trips", this::lookAtAll);
  }

  private void lookAtAll() {
    int seen;
    do {
      seen = turns.bulk().call(BulkTurns.Rank.NEXT, () -> look(clock.instant()));
    } while (seen == AT_ONCE);
  }

  /// @return how many arrivals were looked at; fewer than asked for: none are left
  int look(Instant now) {
    return DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> batch(now)));
  }

  private int batch(Instant now) {
    var found = store.unjudged(now.minus(LOOKED_BACK), now.minus(SETTLED), AT_ONCE);
    for (var one : found) {
      var verdict = judge(one);
      // another machine may have come before: then this trip is kept already
      if (!store.judged(one.assignment(), verdict.outcome())) continue;
      var trip = verdict.trip();
      var place = one.place();
      if (trip != null && place != null) trips.keep(trip, place, one.of(), one.startedAt());
    }
    return found.size();
  }

  private Verdict judge(TripStore.Arrival one) {
    var place = one.place();
    if (one.trial()) return Verdict.not(Outcome.TRIAL);
    if (place == null) return Verdict.not(Outcome.NO_PLACE);
    var drive = new Drive(one.startedAt(), one.arrivedAt(), place, one.radiusMetres(), track(one));
    return drive.judge();
  }

  private List<Fix> track(TripStore.Arrival one) {
    var from = one.startedAt().minus(Drive.BEFORE);
    if (Duration.between(from, one.arrivedAt()).compareTo(TrackRegister.WINDOW_MAX) >= 0) {
      return List.of();
    }
    return tracks
        .forReckoning(Fleet.carrier(one.unit()), from, one.arrivedAt().plusSeconds(1))
        .stream()
        .map(TripTimers::fix)
        .toList();
  }

  private static Fix fix(abhaya.response.position.Fix seen) {
    var speed = seen.speedKmh();
    var radius = seen.radiusMetres();
    return new Fix(
        seen.point(),
        seen.at(),
        seen.receivedAt(),
        speed == null ? 0 : speed,
        radius == null ? RADIUS_UNSAID : radius);
  }

  @Override
  public void start() {
    rounds.start(
        BETWEEN,
        BETWEEN,
        () -> {
          var _ = look();
        });
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
