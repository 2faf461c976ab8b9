package abhaya.response.unit;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.response.incident.Agency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL that writes units and crews, and reads them back whole.
@Component
class FleetStore {
  private static final String COLUMNS =
      """
      u.id, u.call_sign, u.agency, u.kind, u.home_id, u.capabilities, u.device, u.base_lat,
             u.base_lon, u.mobilise_seconds, u.availability, u.reason, u.since, u.shift_ends_at,
             u.distress_at, u.load, u.version,
             (select count(*) from unit.crew c where c.unit_id = u.id and c.until is null) as crew,
             (select count(*) from unit.crew c where c.unit_id = u.id and c.until is null
                                                 and c.woman) as women
      """;

  private static final String SELECT = "select " + COLUMNS + " from unit.unit u ";

  private final JdbcClient jdbc;

  FleetStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ResponseUnit> all() {
    return jdbc.sql(SELECT + " where u.retired_on is null order by u.id")
        .query((row, number) -> unit(row))
        .list();
  }

  Optional<ResponseUnit> find(int id) {
    return jdbc.sql(SELECT + " where u.id = :id")
        .param("id", id)
        .query((row, n) -> unit(row))
        .optional();
  }

  Optional<ResponseUnit> find(String callSign) {
    return jdbc.sql(SELECT + " where upper(u.call_sign) = upper(:sign)")
        .param("sign", callSign)
        .query((row, number) -> unit(row))
        .optional();
  }

  /// Locks the unit's row for the rest of the transaction.
  Optional<ResponseUnit> lock(int id) {
    var there =
        jdbc.sql("select id from unit.unit where id = :id for update")
            .param("id", id)
            .query(Integer.class)
            .optional();
    return there.isPresent() ? find(id) : Optional.empty();
  }

  void move(int id, Availability to, String reason, Instant at) {
    jdbc.sql(
            """
            update unit.unit
               set availability = :to, reason = :reason, since = :at, version = version + 1
             where id = :id
            """)
        .param("to", to.name())
        .param("reason", reason)
        .param("at", at(at))
        .param("id", id)
        .update();
  }

  /// Times are what the crew tells when its shift begins.
  void shift(int id, @Nullable Instant endsAt) {
    jdbc.sql(
            """
            update unit.unit set shift_ends_at = :ends, load = 0, version = version + 1
             where id = :id
            """)
        .param("ends", at(endsAt))
        .param("id", id)
        .update();
  }

  /// Locks the unit's row for the rest of the transaction. Who is on board is not read with it: it may
  /// have changed while the lock was waited for.
  Optional<UnitDesk.Held> hold(int id) {
    return jdbc.sql(
            """
            select u.id, u.call_sign, u.agency, u.home_id, u.availability, u.distress_at
              from unit.unit u
             where u.id = :id
               for update
            """)
        .param("id", id)
        .query((row, number) ->
            new UnitDesk.Held(
                row.getInt("id"),
                Objects.requireNonNull(row.getString("call_sign")),
                Agency.valueOf(row.getString("agency")),
                new UnitId(row.getInt("home_id")),
                Availability.valueOf(row.getString("availability")),
                instant(row, "distress_at")))
        .optional();
  }

  /// Counts one more assignment; the unit as it is then.
  Optional<ResponseUnit> count(int id) {
    return jdbc.sql(
            """
            update unit.unit u
               set load = u.load + 1, version = u.version + 1
             where u.id = :id
            returning
            """
                + COLUMNS)
        .param("id", id)
        .query((row, number) -> unit(row))
        .optional();
  }

  void distress(int id, @Nullable Instant at) {
    jdbc.sql("update unit.unit set distress_at = :at, version = version + 1 where id = :id")
        .param("at", at(at))
        .param("id", id)
        .update();
  }

  void insertChange(int id, String from, String to, String reason, Instant at, String by) {
    jdbc.sql(
            """
            insert into unit.change (unit_id, from_state, to_state, reason, changed_at, changed_by)
            values (:id, :from, :to, :reason, :at, :by)
            """)
        .param("id", id)
        .param("from", from)
        .param("to", to)
        .param("reason", reason)
        .param("at", at(at))
        .param("by", by)
        .update();
  }

  /// The unit a person is on, whole.
  Optional<ResponseUnit> findOfPerson(long person) {
    return jdbc.sql(
            SELECT
                + """
                where u.id = (select m.unit_id from unit.crew m
                               where m.person_id = :person and m.until is null)
                """)
        .param("person", person)
        .query((row, number) -> unit(row))
        .optional();
  }

  /// The unit a person is on; empty where she is on none.
  Optional<Integer> ofPerson(long person) {
    return jdbc.sql("select unit_id from unit.crew where person_id = :person and until is null")
        .param("person", person)
        .query(Integer.class)
        .optional();
  }

  /// The unit a person came on board of last, whether she still is there or not.
  Optional<Integer> lastOfPerson(long person) {
    return jdbc.sql(
            "select unit_id from unit.crew where person_id = :person order by id desc limit 1")
        .param("person", person)
        .query(Integer.class)
        .optional();
  }

  List<Long> crewOf(int id) {
    return jdbc.sql("select person_id from unit.crew where unit_id = :id and until is null")
        .param("id", id)
        .query((row, number) -> row.getLong("person_id"))
        .list();
  }

  Map<Integer, Set<Long>> crewsOf(List<Integer> ids) {
    var crews = new TreeMap<Integer, Set<Long>>();
    jdbc.sql(
            "select unit_id, person_id from unit.crew where unit_id = any (:ids) and until is null")
        .param("ids", ids.toArray(Integer[]::new))
        .query(row -> {
          crews
              .computeIfAbsent(row.getInt("unit_id"), _ -> new HashSet<>())
              .add(row.getLong("person_id"));
        });
    return crews;
  }

  /// @return false where she is on a unit already
  boolean insertCrew(int id, long person, String handle, boolean woman, Instant at) {
    return jdbc.sql(
                """
                insert into unit.crew (unit_id, person_id, person_handle, woman, since)
                values (:id, :person, :handle, :woman, :at)
                on conflict do nothing
                """)
            .param("id", id)
            .param("person", person)
            .param("handle", handle)
            .param("woman", woman)
            .param("at", at(at))
            .update()
        == 1;
  }

  void endCrew(int id, long person, Instant at) {
    jdbc.sql(
            """
            update unit.crew set until = :at
             where unit_id = :id and person_id = :person and until is null
            """)
        .param("at", at(at))
        .param("id", id)
        .param("person", person)
        .update();
  }

  /// A unit as a file or a generator has it.
  record Entry(
      String callSign,
      Agency agency,
      UnitKind kind,
      UnitId home,
      Set<String> capabilities,
      @Nullable String device,
      @Nullable Point base,
      int mobiliseSeconds) {
    Entry {
      capabilities = Set.copyOf(capabilities);
    }
  }

  /// @return false where the very same unit was there
  boolean keep(Entry entry) {
    var base = entry.base();
    return jdbc.sql(
                """
                insert into unit.unit as u (call_sign, agency, kind, home_id, capabilities, device,
                                            base_lat, base_lon, mobilise_seconds)
                values (:sign, :agency, :kind, :home, :capabilities, :device, :lat, :lon, :mobilise)
                on conflict (call_sign) do update
                   set agency = excluded.agency, kind = excluded.kind, home_id = excluded.home_id,
                       capabilities = excluded.capabilities, device = excluded.device,
                       base_lat = excluded.base_lat, base_lon = excluded.base_lon,
                       mobilise_seconds = excluded.mobilise_seconds, version = u.version + 1
                 where (u.agency, u.kind, u.home_id, u.capabilities, u.device, u.base_lat,
                        u.base_lon, u.mobilise_seconds)
                       is distinct from
                       (excluded.agency, excluded.kind, excluded.home_id, excluded.capabilities,
                        excluded.device, excluded.base_lat, excluded.base_lon,
                        excluded.mobilise_seconds)
                """)
            .param("sign", entry.callSign())
            .param("agency", entry.agency().name())
            .param("kind", entry.kind().name())
            .param("home", entry.home().value())
            .param("capabilities", entry.capabilities().stream().sorted().toArray(String[]::new))
            .param("device", entry.device())
            .param("lat", base == null ? null : base.lat())
            .param("lon", base == null ? null : base.lon())
            .param("mobilise", entry.mobiliseSeconds())
            .update()
        == 1;
  }

  /// Whether another unit has this device.
  boolean isDeviceOfAnother(String device, String callSign) {
    return jdbc.sql(
            """
            select exists (select from unit.unit
                            where device = :device and upper(call_sign) <> upper(:sign))
            """)
        .param("device", device)
        .param("sign", callSign)
        .query(Boolean.class)
        .single();
  }

  static ResponseUnit unit(ResultSet row) throws SQLException {
    var lat = row.getObject("base_lat", Double.class);
    var lon = row.getObject("base_lon", Double.class);
    return new ResponseUnit(
        row.getInt("id"),
        Objects.requireNonNull(row.getString("call_sign")),
        Agency.valueOf(row.getString("agency")),
        UnitKind.valueOf(row.getString("kind")),
        new UnitId(row.getInt("home_id")),
        Set.of((String[]) row.getArray("capabilities").getArray()),
        row.getString("device"),
        lat == null || lon == null ? null : new Point(lat, lon),
        row.getInt("mobilise_seconds"),
        Availability.valueOf(row.getString("availability")),
        Objects.requireNonNull(row.getString("reason")),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        instant(row, "shift_ends_at"),
        instant(row, "distress_at"),
        row.getInt("crew"),
        row.getInt("women"),
        row.getInt("load"),
        row.getInt("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
    var at = row.getObject(name, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
