package abhaya.safecity.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Closing;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.Disposition;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.Onward;
import abhaya.response.incident.Opening;
import abhaya.response.incident.Priority;
import abhaya.safecity.example.SafeCityReaders;
import abhaya.safecity.measure.WalkScore;
import abhaya.safecity.project.PoleRegister;
import abhaya.safecity.project.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The whole thread through the real registers: a call, its FIR, the count of its place and station,
/// the pole that stands there, the order to mend it.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class TheThreadModuleTest {
  private static final UnitId STATE = UnitId.ofState(27);

  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired EventReaders readers;
  @Autowired IncidentRegister incidents;
  @Autowired ClosingDesk closing;
  @Autowired ImportDesk imports;
  @Autowired Scopes scopes;
  @Autowired Onward onward;
  @Autowired HotspotStore grounds;
  @Autowired PlaceRemedyRegister remedies;
  @Autowired ChosenCell chosen;
  @Autowired PoleRegister poles;

  @TempDir Path folder;

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

  /// A station of the city, planted once.
  private UnitId aStation() {
    var known = trees.today().stationsUnder(ground.unit());
    if (!known.isEmpty()) return known.iterator().next();
    return program(() -> {
      jdbc.sql("insert into jurisdiction.unit (id, kind) values (39001, 'STATION')").update();
      jdbc.sql(
              """
              insert into jurisdiction.unit_name (unit_id, name_en, valid)
              values (39001, 'Mill Road', daterange('1900-01-01', null))
              """)
          .update();
      jdbc.sql(
              """
              insert into jurisdiction.placement
                     (unit_id, level, parent_id, parent_level, label, valid)
              select u.id, u.level, p.id, p.level, 'MILL', daterange('1900-01-01', null)
                from jurisdiction.unit u, jurisdiction.unit p
               where u.id = 39001 and p.id = :parent
              """)
          .param("parent", ground.unit().value())
          .update();
      SmallTree.plant(jdbc, trees); // and has the tree read anew
      return new UnitId(39001);
    });
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

  private void feed(String line) throws IOException {
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    Files.writeString(file, line.replace('\'', '"') + "\n");
    var delivery = new Delivery(file, null, Batch.Door.API, false);
    var outcome = imports.take(scopes.ofFeed("test"), delivery, new ImportProgress());
    assertThat(((ImportOutcome.Done) outcome).counts()).isEqualTo(new Batch.Counts(1, 1, 0, 0, 0));
  }

  @Test
  void aCallBecomesAFirACountAndALight() throws IOException {
    var before = inCell("STALKING");
    var made = open("stalking", 12, false);
    assertThat(inCell("STALKING")).isEqualTo(before + 1);

    var taken = new Closing.ActionTaken(true, "She wants it recorded", true);
    var jobs = List.of(new ClosingDesk.Job(Agency.POLICE, AssignmentState.CLEARED));
    as(desk, () -> closing.report(desk, made.handle(), taken, clock.instant()));
    as(desk, () -> closing.agency(desk, made.handle(), Agency.WOMEN_HELPLINE, true));
    var closed = as(desk, () -> closing.close(desk, made.handle(), Disposition.REFERRED, jobs));
    assertThat(closed.isDone()).isTrue();
    as(desk, () -> closing.refer(desk, made.handle()));
    caughtUp("referral");
    assertThat(stage(made).firs()).isZero();

    var stationBefore = atStation();
    var at = clock.instant().atZone(India.ZONE).toOffsetDateTime().withNano(0);
    feed(
        ("{'type':'FIR','source':'MH-THREAD','key':'T-%s','version':1,'unit':'%s',"
                + "'firNumber':'77/%d','recordedAt':'%s','enteredAt':'%s',"
                + "'sections':'78 BNS, 64 BNS','incident':'%s'}")
            .formatted(
                made.handle(),
                trees.today().pathCode(station),
                at.getYear(),
                at,
                at,
                made.handle()));
    caughtUp("referral");
    caughtUp(HotspotFacts.READER);
    assertThat(stage(made).firs()).isEqualTo(1);
    assertThat(atStation()).isEqualTo(stationBefore + 1);
    caughtUp(IncidentFacts.READER);
    assertThat(inCell("STALKING")).as("closed and referred is still one").isEqualTo(before + 1);

    assertThat(poles.find("MUM", pole)).contains(place);
    var lights =
        as(nodal, () -> chosen.standing(nodal, ground, List.of(cell))).getFirst().stream()
            .filter(one -> one.key().equals("asset.standing.lights"))
            .findFirst()
            .orElseThrow();
    assertThat(lights.there()).isPositive();
    assertThat(Objects.requireNonNull(lights.worked())).isBetween(0L, lights.there());
    var wanted =
        new PlaceRemedyRegister.Wanted(Remedy.Kind.LIGHTS, WalkScore.Factor.LIGHTING, null);
    assertThat(as(nodal, () -> remedies.order(nodal, "MUM", cell, wanted))).isNotNull();
  }

  private Onward.Stage stage(IncidentAnswer.Done made) {
    return as(desk, () -> onward.course().of(desk, made.handle())).orElseThrow();
  }

  private long atStation() {
    return number("select count(*) from hotspot.case_fact where station = " + station.value());
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
  void aSexualOffenceHasAStationAndNoCell() {
    var all = "select coalesce(sum(events), 0) from hotspot.cell_count where city = 'MUM'";
    var calls = "select count(*) from hotspot.station_call where station = " + station.value();
    var before = number(all);
    var known = number(calls);
    open("sexual-offence", 12, false);
    assertThat(number(all)).isEqualTo(before);
    assertThat(number(calls)).isEqualTo(known + 1);
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
    assertThat(poles.find("MUM", "no such pole")).isEmpty();
  }
}
