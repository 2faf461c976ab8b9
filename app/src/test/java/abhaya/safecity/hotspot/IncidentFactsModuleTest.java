package abhaya.safecity.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.Opening;
import abhaya.response.incident.Priority;
import abhaya.safecity.example.SafeCityReaders;
import abhaya.safecity.project.PoleRegister;
import abhaya.safecity.project.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Incidents of the control room as counts of places, through the real registers, and what stands there.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class IncidentFactsModuleTest {
  private static final UnitId STATE = UnitId.ofState(27);

  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired EventReaders readers;
  @Autowired IncidentRegister incidents;
  @Autowired HotspotStore grounds;
  @Autowired ChosenCell chosen;
  @Autowired PoleRegister poles;

  private Scope desk;
  private Scope nodal;
  private Ground ground;
  private String pole = "";
  private Point place = new Point(0, 0);
  private int cell;
  private UnitId station = UnitId.NATION;

  @BeforeEach
  void aCityWithAPoleInAStreet() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    desk = new SafeCityReaders(trees).of(Role.CONTROL_SUPERVISOR, STATE, 971);
    nodal = new SafeCityReaders(trees).of(Role.CITY_NODAL, STATE, 972);
    ground = as(nodal, () -> grounds.find("MUM")).orElseThrow();
    station = aStation();
    for (var one : numbered()) {
      var at = ground.cellOf(one.at());
      if (at.isEmpty() || !ground.holds(at.getAsInt())) continue;
      pole = one.number();
      place = one.at();
      cell = at.getAsInt();
    }
    assertThat(pole).isNotEmpty();
  }

  private UnitId aStation() {
    if (number("select count(*) from jurisdiction.unit where id = 3003") == 0) {
      program(() -> {
        SmallTree.plant(jdbc, trees);
        return 0;
      });
    }
    return new UnitId(SmallTree.S3);
  }

  private record Numbered(String number, Point at) {}

  private List<Numbered> numbered() {
    return program(() ->
        jdbc.sql(
                """
                select min(fields ->> 'poleNo') as number, min(lat) as lat, min(lon) as lon
                  from asset.asset
                 where city = 'MUM' and kind in ('LIGHT','SMART_POLE') and lat is not null
                   and stage in ('INSTALLED','ACCEPTED','COMMISSIONED')
                 group by upper(fields ->> 'poleNo') having count(*) = 1
                """)
            .query((row, at) ->
                new Numbered(
                    row.getString("number"), new Point(row.getDouble("lat"), row.getDouble("lon"))))
            .list());
  }

  private <T> T program(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private static <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  private long number(String sql) {
    return program(() -> jdbc.sql(sql).query(Long.class).single());
  }

  private long inCell(String offence) {
    return number(
        "select coalesce(sum(events), 0) from hotspot.cell_count where city = 'MUM' and cell = "
            + cell
            + " and offence = '"
            + offence
            + "'");
  }

  private void caughtUp(String reader) {
    var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!readers.isUpToDate(reader)) {
      if (System.nanoTime() > until) throw new IllegalStateException(reader + " lags behind");
      Thread.onSpinWait();
    }
  }

  private IncidentAnswer.Done open(String type, double radius, boolean trial) {
    var told = new Opening.Told(Handle.next(), null, false, clock.instant(), null, place, radius);
    var made =
        as(
            desk,
            () ->
                incidents.open(
                    desk, new Opening(told, type, Priority.P1, Map.of(), "Mill gate", trial)));
    var atStation = IncidentRegister.Edit.NONE.station(station);
    as(desk, () -> incidents.change(desk, made.handle(), 1, atStation));
    caughtUp(IncidentFacts.READER);
    return made;
  }

  @Test
  void whatIsCalledOffOrATrialIsTakenBackAndWhatIsCorrectedMoves() {
    var stalking = inCell("STALKING");
    var harassment = inCell("HARASSMENT");
    var made = open("stalking", 12, false);
    var nuisance = IncidentRegister.Edit.NONE.type("nuisance");
    as(desk, () -> incidents.change(desk, made.handle(), 2, nuisance));
    caughtUp(IncidentFacts.READER);
    assertThat(inCell("STALKING")).isEqualTo(stalking);
    assertThat(inCell("HARASSMENT")).isEqualTo(harassment + 1);
    as(desk, () -> incidents.trial(desk, made.handle(), true));
    caughtUp(IncidentFacts.READER);
    assertThat(inCell("HARASSMENT")).isEqualTo(harassment);
    as(desk, () -> incidents.trial(desk, made.handle(), false));
    caughtUp(IncidentFacts.READER);
    assertThat(inCell("HARASSMENT")).isEqualTo(harassment + 1);
    as(desk, () -> incidents.cancel(desk, made.handle(), "called by mistake"));
    caughtUp(IncidentFacts.READER);
    assertThat(inCell("HARASSMENT")).isEqualTo(harassment);
  }

  @Test
  void aPlaceKnownNoBetterThanACellIsInNone() {
    var metres = ground.grid().cellMetres();
    var before = inCell("STALKING");
    open("stalking", metres + 1, false);
    assertThat(inCell("STALKING")).isEqualTo(before);
    open("stalking", metres, false);
    assertThat(inCell("STALKING")).isEqualTo(before + 1);
  }

  @Test
  void whoMayNotSeeThingsHearsOfNone() {
    var officer = new SafeCityReaders(trees).of(Role.IO, STATE, 973);
    var found = as(officer, () -> chosen.standing(officer, ground, List.of(cell))).getFirst();
    assertThat(found.stream().map(Standing.Found::key))
        .noneMatch(key -> key.startsWith("asset.standing."));
    assertThat(poles.find("MUM", pole)).contains(place);
    assertThat(poles.find("MUM", "no such pole")).isEmpty();
  }
}
