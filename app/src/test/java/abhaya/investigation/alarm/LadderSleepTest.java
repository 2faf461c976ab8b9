package abhaya.investigation.alarm;

import static abhaya.investigation.alarm.AlarmCases.RECORDED;
import static abhaya.investigation.alarm.AlarmCases.at;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.alarm.AlarmCases.Outbox;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Responsible;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A program that slept tells the same rungs as one that was awake every minute of it.
class LadderSleepTest {
  private static final List<Responsible> OWNERS = List.copyOf(EnumSet.allOf(Responsible.class));
  private static final Instant END = at("2025-08-01T12:00:00");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noRungIsToldTwiceAndNoneIsLost(long seed) {
    var random = new Random(seed);
    var facts = anyCase(random);

    var awake = new Outbox();
    for (var now = at("2025-01-01T00:00:00"); !now.isAfter(END); now = now.plusSeconds(3_600)) {
      awake.tick(facts, now);
    }
    var sleepy = new Outbox();
    var now = at("2025-01-01T00:00:00");
    while (now.isBefore(END)) {
      sleepy.tick(facts, now);
      assertThat(sleepy.tick(facts, now)).isEmpty();
      now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20) + 1L));
    }
    sleepy.tick(facts, END);

    assertThat(roots(sleepy)).isEqualTo(roots(awake));
    assertThat(new HashSet<>(sleepy.order)).hasSameSizeAs(sleepy.order);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void whoeverLooksOnlyWhenToldToTellsAllThatIsDue(long seed) {
    var facts = anyCase(new Random(seed));
    var awake = new Outbox();
    for (var now = at("2025-01-01T00:00:00"); !now.isAfter(END); now = now.plusSeconds(3_600)) {
      awake.tick(facts, now);
    }
    var ladder = new Ladder(QuietHours.usual());
    var told = new Outbox();
    var looks = 0;
    var now = at("2025-01-01T00:00:00");
    while (!now.isAfter(END)) {
      told.tick(facts, now);
      looks++;
      var next = ladder.next(facts, now, told.sent.values());
      if (next.isEmpty()) break;
      assertThat(next.get()).isAfter(now);
      now = next.get();
    }
    assertThat(roots(told)).isEqualTo(roots(awake));
    assertThat(looks).isLessThan(600);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void everyPostThatWasOwedARungIsToldOfItsClock(long seed) {
    var random = new Random(seed);
    var facts = anyCase(random);
    var told = new Outbox().tick(facts, END);
    for (var clock : facts.clocks()) {
      var owed = EnumSet.noneOf(Recipient.class);
      var reached = EnumSet.noneOf(Recipient.class);
      for (var rung : told) {
        if (!rung.key().clock().equals(Rungs.name(clock))) continue;
        owed.addAll(rung.to());
        if (!rung.overtaken()) reached.addAll(rung.to());
      }
      assertThat(reached).isEqualTo(owed);
    }
  }

  private static Set<RungKey> roots(Outbox outbox) {
    var roots = new TreeSet<RungKey>();
    for (var key : outbox.order) roots.add(key.root());
    return roots;
  }

  private static AlarmFacts anyCase(Random random) {
    var clocks = new ArrayList<DutyClock>();
    clocks.add(AlarmCases.twoMonths(RECORDED.plusDays(random.nextInt(20))));
    clocks.add(AlarmCases.custody("A1", RECORDED.plusDays(random.nextInt(30))));
    clocks.add(
        AlarmCases.medicalExamination(
            at("2025-01-01T00:00:00").plusSeconds(random.nextInt(86_400))));
    var limits = List.of("P7D", "P14D", "P90D", "forthwith", "manner", "at-most-2", "P1D");
    for (var n = 0; n < 4; n++) {
      var limit = Limit.parse(limits.get(random.nextInt(limits.size())));
      var who = OWNERS.get(random.nextInt(OWNERS.size()));
      var duty = AlarmCases.duty("T" + (50 + n), limit, who);
      var start = RECORDED.plusDays(random.nextInt(10));
      var last = limit instanceof Limit.Days days ? start.plus(days.period()) : null;
      clocks.add(AlarmCases.clock(duty, null, start, null, last, null, null, null));
    }
    var sought = new ArrayList<Adjournment>();
    for (var n = random.nextInt(4); n > 0; n--) {
      sought.add(
          new Adjournment(at("2025-06-01T11:00:00").plusSeconds(n * 90_000L), Side.PROSECUTION));
    }
    return new AlarmFacts("handle", RECORDED, null, clocks, sought);
  }
}
