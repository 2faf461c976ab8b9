package abhaya.response.dispatch;

import abhaya.base.access.Actor;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.incident.Agency;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.Opening;
import abhaya.response.incident.Priority;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// People, units and incidents of a made-up district, for tests of the desk.
public final class Scene {
  public static final Point HERE = new Point(26.85, 80.95);
  private static final AtomicInteger NUMBER = new AtomicInteger(100);

  private final UnitTrees trees;
  private final FleetRegister units;
  private final Fleet fleet;
  private final IncidentRegister incidents;
  private final Clock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Scene(
      UnitTrees trees,
      FleetRegister units,
      Fleet fleet,
      IncidentRegister incidents,
      Clock clock,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.trees = trees;
    this.units = units;
    this.fleet = fleet;
    this.incidents = incidents;
    this.clock = clock;
  }

  public Scope scope(long id, Role role, UnitId unit) {
    return new Scope(
        new Actor(id, "AAAAAAAAAAAAAAAAAA%04d".formatted(id % 10_000), "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("AAAAAAAAAAAAAAAAAB%04d".formatted(id % 10_000), Map.of(), Set.of()),
        other ->
            other == null ? UnitRelation.NONE : UnitRelation.between(trees.today(), unit, other));
  }

  public Scope desk() {
    return scope(961, Role.CONTROL_SUPERVISOR, FewUnits.STATE);
  }

  /// A free police car of the station, so many metres to the east, seen just now.
  public int car(double metres, int women) {
    return car(metres, women, clock.instant());
  }

  public int car(double metres, int women, Instant seenAt) {
    var sign = "PRV " + NUMBER.incrementAndGet();
    var device = "dev-" + sign.substring(4);
    units.generate(
        List.of(
            new FleetRegister.Generated(
                sign,
                Agency.POLICE,
                UnitKind.CAR,
                FewUnits.STATION,
                Set.of("lang-hi"),
                device,
                HERE,
                women,
                Duration.ofHours(8))));
    var at = HERE.moved(90, metres);
    fleet.fixed(new DeviceId(device), at.lat(), at.lon(), seenAt, 20, 10);
    return fleet.find(sign).orElseThrow().unit().id();
  }

  public String incident(Scope desk, String type) {
    return incident(desk, type, Priority.P1, clock.instant());
  }

  /// @param toldAt when the signal came in
  String incident(Scope desk, String type, Priority priority, Instant toldAt) {
    var told = new Opening.Told(Handle.next(), null, false, toldAt, null, HERE, 15);
    var opening = new Opening(told, type, priority, Map.of(), "Mill gate", false);
    return as(desk, () -> incidents.open(desk, opening)).handle();
  }

  /// So many grave ones, just now.
  List<String> incidents(int count) {
    return Stream.generate(() -> incident(desk(), "fight")).limit(count).toList();
  }

  /// Leaves the queue as it was for the other tests.
  void cancel(List<String> handles) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status ->
            jdbc.sql("update incident.incident set state = 'CANCELLED' where handle = any (:those)")
                .param("those", handles.toArray(String[]::new))
                .update()));
  }

  public static <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }
}
