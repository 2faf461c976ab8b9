package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Taking back what does not hold yet.
@ModuleTest
class UnitUndoModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired UnitRegister register;
  @Autowired UndoRegister undo;
  @Autowired UnitTrees trees;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private LocalDate today;
  private LocalDate soon;
  private UnitId one;
  private UnitId other;
  private UnitId station;

  @BeforeEach
  void twoDistrictsAndAStation() {
    today = India.dateOf(clock.instant());
    soon = today.plusDays(30);
    var state = UnitId.ofState(12);
    var label = "Q" + NUMBER.incrementAndGet();
    one = open(UnitKind.DISTRICT, state, label + "A", List.of(811));
    other = open(UnitKind.DISTRICT, state, label + "B", List.of(812));
    station = open(UnitKind.STATION, one, "S1", List.of());
  }

  @Test
  void aMoveThatDoesNotHoldYetIsTakenBackOnce() {
    var before = trees.history().get(station);
    perform(new UnitAct.Move(station, other, ""), soon);
    assertThat(lineage()).isEqualTo(2);
    var coming = coming(station);
    assertThat(coming).extracting(ComingChange::verb).containsExactly("MOVED");
    assertThat(coming.getFirst().effectiveOn()).isEqualTo(soon);

    assertThat(back(coming.getFirst().act())).isInstanceOf(UnitAnswer.Done.class);
    assertThat(trees.history().get(station)).isEqualTo(before);
    assertThat(trees.asOf(soon).get(station).parent()).isEqualTo(one);
    assertThat(lineage()).isEqualTo(1);
    assertThat(coming(station)).isEmpty();
    assertThat(verbs(station)).containsExactly("UNDONE", "MOVED", "OPENED");
    assertThat(back(coming.getFirst().act())).isInstanceOf(UnitAnswer.Refused.class);
  }

  @Test
  void aMergeTakenBackGivesChildrenHeirAndRevenueDistrictsBack() {
    var before = List.of(trees.history().get(one), trees.history().get(other));
    perform(new UnitAct.Merge(one, other), soon);
    assertThat(trees.asOf(soon).find(one)).isEmpty();
    assertThat(back(coming(one).getFirst().act())).isInstanceOf(UnitAnswer.Done.class);
    assertThat(List.of(trees.history().get(one), trees.history().get(other))).isEqualTo(before);
    assertThat(trees.asOf(soon).get(station).parent()).isEqualTo(one);
    assertThat(
            in(() ->
                jdbc.sql("select count(*) from jurisdiction.succession where unit_id = :id")
                    .param("id", one.value())
                    .query(Long.class)
                    .single()))
        .isZero();
  }

  @Test
  void aSplitTakenBackLeavesNoTraceInTheTreeButItsHistory() {
    var done =
        (UnitAnswer.Done)
            perform(
                new UnitAct.Split(
                    one, "Z" + NUMBER.incrementAndGet(), "Naya Zila", "", List.of(station)),
                soon);
    assertThat(trees.asOf(soon).get(station).parent()).isEqualTo(done.unit());
    assertThat(back(coming(station).getFirst().act())).isInstanceOf(UnitAnswer.Done.class);
    assertThat(trees.asOf(soon).get(station).parent()).isEqualTo(one);
    assertThat(trees.history().find(done.unit())).isEmpty();
    assertThat(verbs(done.unit())).first().isEqualTo("UNDONE");
  }

  @Test
  void whatALaterChangeBuildsOnIsNotTakenBackBeforeIt() {
    perform(new UnitAct.Move(station, other, ""), soon);
    var first = coming(station).getFirst().act();
    perform(new UnitAct.Rename(station, "Dusra Naam", ""), soon.plusDays(5));
    var answer = (UnitAnswer.Refused) back(first);
    assertThat(answer.refusal().code()).isEqualTo("undo-changed-since");
    assertThat(back(coming(station).getLast().act())).isInstanceOf(UnitAnswer.Done.class);
    assertThat(back(first)).isInstanceOf(UnitAnswer.Done.class);
  }

  @Test
  void whatHoldsTodayIsNotTakenBackNorWhatTouchesUnitsOfOthers() {
    perform(new UnitAct.Move(station, other, ""), today);
    assertThat(coming(station)).isEmpty();
    assertThat(((UnitAnswer.Refused) back(actOf(station))).refusal().code())
        .isEqualTo("undo-unknown");
    perform(new UnitAct.Move(station, one, ""), soon);
    var act = coming(station).getFirst().act();
    var answer = undo.undo(act, "Order 7", "p1", unit -> false);
    assertThat(((UnitAnswer.Refused) answer).refusal().code()).isEqualTo("not-yours");
  }

  private UnitAnswer perform(UnitAct act, LocalDate day) {
    var answer = register.perform(act, new ChangeNote(day, "Order 5", "p1"));
    assertThat(answer).isInstanceOf(UnitAnswer.Done.class);
    return answer;
  }

  private UnitId open(UnitKind kind, UnitId parent, String label, List<Integer> revenue) {
    var act = new UnitAct.Open(kind, parent, label, "Purani Basti", "", revenue);
    return ((UnitAnswer.Done) perform(act, LocalDate.of(2020, 1, 1))).unit();
  }

  private UnitAnswer back(long act) {
    return undo.undo(act, "Order 6", "p1", unit -> true);
  }

  private List<ComingChange> coming(UnitId unit) {
    return undo.coming(unit);
  }

  private List<String> verbs(UnitId unit) {
    return register.changesOf(unit).stream().map(UnitChange::verb).toList();
  }

  private long actOf(UnitId unit) {
    return in(() ->
        jdbc.sql("select max(act_id) from jurisdiction.unit_change where unit_id = :id")
            .param("id", unit.value())
            .query(Long.class)
            .single());
  }

  private long lineage() {
    return in(() ->
        jdbc.sql("select count(*) from jurisdiction.lineage where station_id = :id")
            .param("id", station.value())
            .query(Long.class)
            .single());
  }

  private <T> T in(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
