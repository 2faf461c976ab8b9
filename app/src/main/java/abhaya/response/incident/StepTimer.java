package abhaya.response.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long each step may take, by priority, and what happens when it takes longer.
///
/// @param watched the step
/// @param p1 limit at priority 1; `p2` at 2, `rest` from 3 on
/// @param then what follows when it runs out, in order
public record StepTimer(Watched watched, Duration p1, Duration p2, Duration rest, List<Then> then) {
  /// Amber begins when this share of the limit is used.
  private static final double AMBER = 0.7;

  public StepTimer {
    then = List.copyOf(then);
  }

  /// Steps with a limit.
  public enum Watched {
    ANSWER,
    CALL_TAKING,
    DISPATCH,
    ACKNOWLEDGE,
    ROLLING,
    WELFARE_CHECK,
    ACTION_TAKEN,
    HAND_OVER,
    LINK
  }

  /// What the system does, ending with a named person.
  public enum Then {
    OVERFLOW_TO_OTHERS,
    OTHER_CENTRE,
    FLAG_SUPERVISOR,
    SEND_BY_ITSELF,
    ALERT_AGAIN,
    RING_THE_UNIT,
    NEXT_UNIT,
    ASK_THE_CREW,
    TELL_STATION,
    TELL_DISTRICT_OFFICER,
    SAY_LINK_LOST
  }

  /// How it stands.
  public enum Colour {
    GREEN,
    AMBER,
    RED
  }

  public static final List<StepTimer> TABLE =
      List.of(
          row(Watched.ANSWER, 10, 10, 15, Then.OVERFLOW_TO_OTHERS, Then.OTHER_CENTRE),
          row(Watched.CALL_TAKING, 45, 60, 120, Then.FLAG_SUPERVISOR),
          row(Watched.DISPATCH, 30, 60, 180, Then.SEND_BY_ITSELF, Then.FLAG_SUPERVISOR),
          row(
              Watched.ACKNOWLEDGE,
              20,
              30,
              60,
              Then.ALERT_AGAIN,
              Then.RING_THE_UNIT,
              Then.NEXT_UNIT),
          row(Watched.ROLLING, 60, 90, 120, Then.RING_THE_UNIT, Then.FLAG_SUPERVISOR),
          row(Watched.WELFARE_CHECK, 600, 900, 1800, Then.ASK_THE_CREW, Then.FLAG_SUPERVISOR),
          row(Watched.ACTION_TAKEN, 900, 1800, 3600, Then.TELL_STATION, Then.TELL_DISTRICT_OFFICER),
          row(Watched.HAND_OVER, 60, 120, 300, Then.FLAG_SUPERVISOR),
          row(Watched.LINK, 60, 60, 60, Then.SAY_LINK_LOST));

  private static StepTimer row(Watched watched, int p1, int p2, int rest, Then... then) {
    return new StepTimer(
        watched,
        Duration.ofSeconds(p1),
        Duration.ofSeconds(p2),
        Duration.ofSeconds(rest),
        List.of(then));
  }

  public static StepTimer of(Watched watched) {
    return TABLE.stream().filter(row -> row.watched() == watched).findFirst().orElseThrow();
  }

  public Duration limit(Priority priority) {
    return switch (priority) {
      case P1 -> p1;
      case P2 -> p2;
      case P3, P4, P5 -> rest;
    };
  }

  public Instant dueAt(Priority priority, Instant startedAt) {
    return startedAt.plus(limit(priority));
  }

  /// Red from the moment the limit is reached.
  public Colour colour(Priority priority, Instant startedAt, Instant now) {
    long used = Duration.between(startedAt, now).toMillis();
    long limit = limit(priority).toMillis();
    if (used >= limit) return Colour.RED;
    return used >= Math.round(limit * AMBER) ? Colour.AMBER : Colour.GREEN;
  }

  /// When a unit that said it comes at that time is late: a fifth of its way longer at priority 1,
  /// three tenths at 2, half from 3 on. A second unit is then proposed.
  public static Instant lateAt(Priority priority, Instant startedAt, Duration estimate) {
    int percent =
        switch (priority) {
          case P1 -> 120;
          case P2 -> 130;
          case P3, P4, P5 -> 150;
        };
    return startedAt.plus(estimate.multipliedBy(percent).dividedBy(100));
  }
}
