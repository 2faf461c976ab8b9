package abhaya.investigation.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.worklist.ExhibitWay.Alarm;
import abhaya.investigation.worklist.ExhibitWay.Leg;
import abhaya.investigation.worklist.ExhibitWay.Reached;
import java.time.LocalDate;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The timetable of one exhibit: seized on the 1st, and so on; letters are the hands.
class ExhibitWayTest {
  private final EnumMap<Leg, Reached> legs = new EnumMap<>(Leg.class);

  private void leg(Leg leg, int day, @Nullable String giver, @Nullable String taker) {
    legs.put(leg, new Reached(day(day), giver, taker));
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }

  @Test
  void theDaysAtEachPlaceEndWithTheNextLegOrToday() {
    leg(Leg.SEIZED, 1, null, "IO");
    leg(Leg.SENT, 4, "IO", "FSL");
    leg(Leg.RECEIVED, 5, "FSL", "FSL");
    var stretches = new ExhibitWay(legs).stretches(day(20));

    assertThat(stretches).extracting(ExhibitWay.Stretch::days).containsExactly(3L, 1L, 15L);
    assertThat(stretches.getLast().last()).isTrue();
    assertThat(new ExhibitWay(legs).isWithLaboratory()).isTrue();
    assertThat(new ExhibitWay(legs).alarms()).isEmpty();
  }

  @Test
  void aMissingLegBreaksTheChain() {
    leg(Leg.SEIZED, 1, null, null);
    leg(Leg.RECEIVED, 5, null, null);
    assertThat(new ExhibitWay(legs).alarms()).containsExactly(Alarm.BROKEN_CHAIN);
    leg(Leg.SENT, 4, null, null);
    assertThat(new ExhibitWay(legs).alarms()).isEmpty();
  }

  @Test
  void aFeedThatBeginsWithTheSendingBreaksNone() {
    leg(Leg.SENT, 4, null, null);
    leg(Leg.RECEIVED, 5, null, null);
    assertThat(new ExhibitWay(legs).alarms()).isEmpty();
  }

  @Test
  void whoGivesMustBeWhoTookLast() {
    leg(Leg.SEIZED, 1, null, "SI Rao");
    leg(Leg.SENT, 4, "si rao ", "FSL");
    assertThat(new ExhibitWay(legs).alarms()).isEmpty();
    leg(Leg.SENT, 4, "HC Singh", "FSL");
    assertThat(new ExhibitWay(legs).alarms()).containsExactly(Alarm.BROKEN_CHAIN);
  }

  @Test
  void daysThatRunBackwardsBreakTheChain() {
    leg(Leg.SEIZED, 4, null, null);
    leg(Leg.SENT, 3, null, null);
    assertThat(new ExhibitWay(legs).alarms()).containsExactly(Alarm.BROKEN_CHAIN);
  }

  @Test
  void aReportThatCameAndIsNotFiledIsAnAlarmUntilItIs() {
    leg(Leg.SEIZED, 1, null, null);
    leg(Leg.SENT, 2, null, null);
    leg(Leg.RECEIVED, 3, null, null);
    leg(Leg.REPORTED, 9, null, null);
    assertThat(new ExhibitWay(legs).alarms()).containsExactly(Alarm.REPORT_NOT_FILED);
    assertThat(new ExhibitWay(legs).isWithLaboratory()).isFalse();
    leg(Leg.FILED, 12, null, null);
    assertThat(new ExhibitWay(legs).alarms()).isEmpty();
    assertThat(new ExhibitWay(legs).stretches(day(20)).getLast().days()).isZero();
  }
}
