package abhaya.base.live;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.CaseTie;
import abhaya.base.access.Operation;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One reader's queue, and who may be told what.
class LiveStreamTest {
  private static final LiveTopic CASES =
      new LiveTopic("cases", Operation.SEE_CASE_LIST, Set.of("CasesChanged"), event -> List.of());

  @Test
  void whoDoesNotKeepUpIsLetGoAndNobodyWaitsForHer() throws Exception {
    var stream = new LiveStream(1, List.of(CASES), reader(Role.SHO, SmallTree.S1), 3);
    for (var at = 1; at <= 3; at++) stream.offer(new Told(new Place(1, at), Map.of()));
    assertThat(stream.ended()).isNull();
    stream.offer(new Told(new Place(1, 4), Map.of()));
    assertThat(stream.ended()).isEqualTo(LiveStream.End.SLOW);
    assertThat(stream.next(Duration.ZERO)).isNull();
    stream.end(LiveStream.End.SESSION);
    assertThat(stream.ended()).isEqualTo(LiveStream.End.SLOW);
  }

  @Test
  void whoIsToldFromTheTableIsNotSlowHoweverMuchHappensMeanwhile() throws Exception {
    var stream = new LiveStream(1, List.of(CASES), reader(Role.SHO, SmallTree.S1), 3);
    stream.offer(new Told(new Place(1, 1), Map.of()));
    stream.hold();
    for (var at = 2; at <= 50; at++) stream.offer(new Told(new Place(1, at), Map.of()));
    assertThat(stream.ended()).isNull();
    stream.flow();
    var next = new Told(new Place(1, 51), Map.of());
    stream.offer(next);
    assertThat(stream.next(Duration.ZERO)).isEqualTo(next);
  }

  @Test
  void whoeverWaitsIsWokenByTheEndThoughTheQueueWasFull() throws Exception {
    var stream = new LiveStream(1, List.of(CASES), reader(Role.SHO, SmallTree.S1), 1);
    stream.offer(new Told(new Place(1, 1), Map.of()));
    stream.end(LiveStream.End.RENEW);
    assertThat(stream.next(Duration.ofMinutes(1))).isNull();
    assertThat(stream.ended()).isEqualTo(LiveStream.End.RENEW);
  }

  @ParameterizedTest(name = "{0} at {1}, case of {2}, her own {3}, with the prosecution {4}: {5}")
  @CsvSource({
    "SHO, 3001, 3001, false, false, true",
    "SHO, 3001, 3002, false, false, false",
    "DISTRICT_CHIEF, 2001, 3002, false, false, true",
    "DISTRICT_CHIEF, 2001, 3003, false, false, false",
    "IO, 3001, 3001, true, false, true",
    "IO, 3001, 3001, false, true, false",
    "IO, 3001, 3003, true, false, false",
    "PROSECUTOR, 2001, 3001, false, true, true",
    "PROSECUTOR, 2001, 3001, false, false, false",
    "MINISTRY_ANALYST, 1, 3001, false, false, false",
    "AUDITOR, 1, 3001, false, false, false",
    "CALL_TAKER, 109, 3001, false, false, false"
  })
  void aTopicShowsWhatTheRightsShow(
      Role role, int unit, int of, boolean own, boolean prosecution, boolean shown) {
    var item = new LiveItem("h", new UnitId(of), Set.of(), own ? 7L : 8L, prosecution);
    assertThat(CASES.shows(reader(role, unit), item)).isEqualTo(shown);
  }

  @Test
  void whatIsToldToSomePeopleIsToldToNobodyElse() {
    var item = new LiveItem("h", new UnitId(SmallTree.S1), Set.of(9L), null, false);
    assertThat(CASES.shows(reader(Role.SHO, SmallTree.S1), item)).isFalse();
    assertThat(item.ties(7)).doesNotContain(CaseTie.OFFICER);
  }

  @Test
  void whatIsForOthersWakesNobodyAndIsPassedOnceNothingWaits() throws Exception {
    var stream = new LiveStream(1, List.of(CASES), reader(Role.SHO, SmallTree.S1), 3);
    assertThat(stream.concerns(told(1, "cases", item("others", Set.of(9L))))).isFalse();
    assertThat(stream.concerns(told(1, "alarms", item("another-topic", Set.of())))).isFalse();
    assertThat(stream.concerns(told(1, "cases", item("everybody", Set.of())))).isTrue();
    var mine = told(2, "cases", item("mine", Set.of(7L, 9L)));
    assertThat(stream.concerns(mine)).isTrue();
    stream.offer(mine);
    stream.pass(new Place(3, 1));
    assertThat(stream.passed()).as("something waits that was told before").isEmpty();
    assertThat(stream.next(Duration.ZERO)).isEqualTo(mine);
    assertThat(stream.passed()).contains(new Place(3, 1));
    stream.hold();
    assertThat(stream.passed()).as("she is told from the table").isEmpty();
  }

  @Test
  void whatOneTransactionToldIsOneAndOfTwoStaysTwo() {
    var first = told(1, "cases", item("first", Set.of()));
    var second =
        new Told(
            new Place(1, 2),
            Map.of(
                "cases", List.of(item("second", Set.of())),
                "alarms", List.of(item("alarm", Set.of()))));
    assertThat(first.joins(second)).isTrue();
    var both = first.and(second);
    assertThat(both.place()).isEqualTo(new Place(1, 2));
    assertThat(both.items().get("cases"))
        .extracting(LiveItem::handle)
        .containsExactly("first", "second");
    assertThat(both.items().get("alarms")).hasSize(1);
    assertThat(first.joins(told(2, "cases", item("later", Set.of())))).isFalse();
    var many = java.util.Collections.nCopies(50, item("many", Set.of()));
    assertThat(first.joins(new Told(new Place(1, 2), Map.of("cases", many)))).isFalse();
    assertThat(first.joins(new Told(new Place(1, 2), Map.of("cases", many.subList(0, 49)))))
        .isTrue();
  }

  private static Told told(long xid, String topic, LiveItem item) {
    return new Told(new Place(xid, 1), Map.of(topic, List.of(item)));
  }

  private static LiveItem item(String handle, Set<Long> people) {
    return new LiveItem(handle, new UnitId(SmallTree.S1), people, null, false);
  }

  private static Scope reader(Role role, int unit) {
    var own = new UnitId(unit);
    return new Scope(
        new Actor(7, "reader", "Reader"),
        new Posting(1, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(SmallTree.tree(), own, other));
  }
}
