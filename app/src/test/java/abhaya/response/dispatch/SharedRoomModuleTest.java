package abhaya.response.dispatch;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.web.Language;
import abhaya.base.web.Samples;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.unit.Availability;
import abhaya.response.unit.UnitDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// The room is worded once for all desks that see the same in one language, and for nobody else.
@AccessTest
@Import(Scene.class)
class SharedRoomModuleTest {
  @Autowired Scene scene;
  @Autowired RoomGlance glance;
  @Autowired IncidentQueries incidents;
  @Autowired SharedRoom rooms;
  @Autowired UnitDesk units;
  @Autowired Clock clock;

  private Scope desk;
  private String incident;
  private RoomGlance.Seen seen;
  private Instant now;

  @BeforeEach
  void anIncident() {
    desk = scene.scope(985, Role.DISPATCHER, FewUnits.STATE);
    incident = scene.incident(scene.desk(), "fight");
    now = clock.instant();
    look();
  }

  private void look() {
    seen = as(desk, () -> glance.of(desk, now.minus(Duration.ofHours(12))));
  }

  private SharedRoom.Room room(Scope scope, Language language, Instant at) {
    return as(scope, () -> rooms.of(scope, Samples.words(language), seen, at));
  }

  private SharedRoom.Room room(Scope scope, Language language) {
    return room(scope, language, now);
  }

  @Test
  void desksThatSeeTheSameInOneLanguageAreWordedOnce() {
    var other = scene.scope(986, Role.DISPATCHER, FewUnits.STATE);
    var room = room(desk, Language.ENGLISH);
    assertThat(room.queue()).isNotEmpty();
    assertThat(room(other, Language.ENGLISH)).isSameAs(room);
    assertThat(room(other, Language.HINDI).tallies()).isNotEqualTo(room.tallies());
  }

  @Test
  void whoMayTakeSignalsIsNotGivenTheWordsOfOneWhoMayNot() {
    var supervisor = scene.scope(987, Role.CONTROL_SUPERVISOR, FewUnits.STATE);
    assertThat(room(supervisor, Language.ENGLISH)).isNotSameAs(room(desk, Language.ENGLISH));
  }

  @Test
  void aRowIsChosenOnlyOnTheDeskThatHasItOpen() {
    var room = room(desk, Language.ENGLISH);
    var mine = room.choosing(incident).queue().stream().filter(ConsoleView.Row::chosen).toList();
    assertThat(mine).extracting(ConsoleView.Row::href).containsExactly(QueueSheet.href(incident));
    assertThat(room.choosing(null).queue()).noneMatch(ConsoleView.Row::chosen);
    assertThat(room(desk, Language.ENGLISH).queue()).noneMatch(ConsoleView.Row::chosen);
  }

  /// A crew in danger changes nothing of what a look reads.
  @Test
  void aUnitThatChangedIsToldByTheNextLookThoughTheRoomIsTheSame() {
    var car = scene.car(700, 0);
    look();
    var before = room(desk, Language.ENGLISH).tallies();
    as(scene.desk(), () -> units.set(scene.desk(), car, Availability.BUSY, "fuel"));
    look();
    assertThat(room(desk, Language.ENGLISH).tallies()).isNotEqualTo(before);
  }

  @Test
  void coloursOfThoseWhoWaitAreNotOlderThanASecond() {
    var room = room(desk, Language.ENGLISH);
    assertThat(room(desk, Language.ENGLISH, now.plusMillis(900))).isSameAs(room);
    assertThat(room(desk, Language.ENGLISH, now.plusSeconds(1))).isNotSameAs(room);
  }

  @Test
  void allThatIsOpenIsCountedThoughOnlyTheFirstPageOfItIsShown() {
    var more = scene.incidents(IncidentQueries.PAGE);
    look();
    assertThat(seen.open()).hasSize(IncidentQueries.PAGE);
    var all = as(desk, () -> incidents.count(desk, new IncidentQueries.Ask("open", null, 1)));
    assertThat(seen.openCount()).isEqualTo(all).isGreaterThan(IncidentQueries.PAGE);
    var open = Samples.words(Language.ENGLISH).say("dispatch.open");
    assertThat(room(desk, Language.ENGLISH).tallies())
        .filteredOn(tally -> tally.label().equals(open))
        .extracting(ConsoleView.Tally::value)
        .containsExactly(Long.toString(all));
    scene.cancel(more);
  }
}
