package abhaya.safecity.walk;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.hotspot.Ground;
import abhaya.safecity.measure.WalkScore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Rows of audits and dark places. Which of them exist for the asker the database decides.
@Repository
class WalkStore {
  private static final int ROWS_MAX = 5_000;

  private final JdbcClient jdbc;

  WalkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// False if this walk was entered before.
  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(Ground ground, int cell, Audit audit, long by, Instant at) {
    return jdbc.sql(
                """
                insert into walk.audit (key, city, unit_id, cell, lat, lon, walked_at, entered_at,
                                        marks, auditor, entered_by)
                values (:key, :city, :unit, :cell, :lat, :lon, :walked, :at, :marks, :auditor, :by)
                on conflict (key) do nothing
                """)
            .param("key", audit.key())
            .param("city", ground.city())
            .param("unit", ground.unit().value())
            .param("cell", cell)
            .param("lat", audit.place().lat())
            .param("lon", audit.place().lon())
            .param("walked", audit.walkedAt().atOffset(ZoneOffset.UTC))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("marks", audit.marks().toArray(Integer[]::new))
            .param("auditor", audit.auditor().name())
            .param("by", by)
            .update()
        == 1;
  }

  /// An audit as it is shown: where and when, and the nine marks.
  record Walked(int cell, Instant at, List<Integer> marks) {}

  @Transactional(readOnly = true)
  List<Walked> audits(String city, Instant since) {
    return jdbc.sql(
            """
            select cell, walked_at, marks from walk.audit
             where city = :city and walked_at >= :since
             order by walked_at desc
             limit :most
            """)
        .param("city", city)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("most", ROWS_MAX)
        .query((row, number) ->
            new Walked(
                row.getInt("cell"),
                row.getTimestamp("walked_at").toInstant(),
                List.of((Integer[]) row.getArray("marks").getArray())))
        .list();
  }

  /// @param version of the weights, shown with every score
  record Weighting(int version, LocalDate inForceOn, Map<WalkScore.Factor, BigDecimal> weights) {}

  @Transactional(readOnly = true)
  Weighting weighting() {
    var weights = new EnumMap<WalkScore.Factor, BigDecimal>(WalkScore.Factor.class);
    var head = new ArrayList<Weighting>();
    jdbc.sql(
            """
            select version, factor, weight, in_force_on from walk.weighting
             where version = (select max(version) from walk.weighting)
            """)
        .query((row, number) -> {
          weights.put(
              WalkScore.Factor.valueOf(row.getString("factor")), row.getBigDecimal("weight"));
          head.add(
              new Weighting(
                  row.getInt("version"), row.getObject("in_force_on", LocalDate.class), Map.of()));
          return number;
        })
        .list();
    var first = head.getFirst();
    return new Weighting(first.version(), first.inForceOn(), weights);
  }

  @Transactional(readOnly = true)
  int daysFor(DarkPlace.Cause cause) {
    return jdbc.sql("select days from walk.due_rule where cause = :cause")
        .param("cause", cause.name())
        .query(Integer.class)
        .single();
  }

  /// Who entered a dark place, when.
  ///
  /// @param key made on the phone; null if it came otherwise
  record Entry(long by, Instant at, @Nullable UUID key) {}

  /// What a phone has sent already.
  @Transactional(readOnly = true)
  Optional<String> byKey(UnitId unit, UUID key) {
    return jdbc.sql("select handle::text from walk.dark_place where unit_id = :unit and key = :key")
        .param("unit", unit.value())
        .param("key", key)
        .query(String.class)
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  String insert(String city, UnitId unit, DarkPlace place, Entry entry) {
    var handle = UUID.randomUUID();
    jdbc.sql(
            """
            insert into walk.dark_place (handle, city, unit_id, cell, lat, lon, pole, landmark, owner,
                                         cause, found_on, due_on, entered_by, entered_at, key)
            values (:handle, :city, :unit, :cell, :lat, :lon, :pole, :landmark, :owner, :cause,
                    :found, :due, :by, :at, :key)
            """)
        .param("handle", handle)
        .param("city", city)
        .param("unit", unit.value())
        .param("cell", place.where().cell())
        .param("lat", place.where().place().lat())
        .param("lon", place.where().place().lon())
        .param("pole", place.where().pole())
        .param("landmark", place.where().landmark())
        .param("owner", place.duty().owner().name())
        .param("cause", place.duty().cause().name())
        .param("found", place.duty().foundOn())
        .param("due", place.duty().dueOn())
        .param("by", entry.by())
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("key", entry.key())
        .update();
    var number = 0;
    for (var act : place.acts()) insert(handle.toString(), unit, ++number, act);
    return handle.toString();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(String place, UnitId unit, int number, DarkPlace.Act act) {
    var photo = act.photo();
    jdbc.sql(
            """
            insert into walk.dark_act (place, number, round, unit_id, move, person_id, person, remark,
                                       photo, acted_at)
            values (:place, :number, :round, :unit, :move, :personId, :person, :remark, :photo, :at)
            """)
        .param("place", UUID.fromString(place))
        .param("number", number)
        .param("round", act.round())
        .param("unit", unit.value())
        .param("move", act.move().name())
        .param("personId", act.personId())
        .param("person", act.person())
        .param("remark", act.remark())
        .param("photo", photo == null ? null : UUID.fromString(photo))
        .param("at", act.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// One writer a place: two last steps cannot pass each other.
  void lock(String handle) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('walk:' || :handle))")
        .param("handle", handle)
        .query((row, number) -> 1)
        .single();
  }

  @Transactional(readOnly = true)
  List<DarkPlace> darkPlaces(String city) {
    var acts = acts(city);
    return jdbc.sql(
            """
            select handle::text as handle, cell, lat, lon, pole, landmark, owner, cause, found_on,
                   due_on
              from walk.dark_place
             where city = :city
             order by due_on, handle
             limit :most
            """)
        .param("city", city)
        .param("most", ROWS_MAX)
        .query((row, number) ->
            place(row, city, acts.getOrDefault(row.getString("handle"), List.of())))
        .list();
  }

  Optional<DarkPlace> darkPlace(String city, String handle) {
    return darkPlaces(city).stream().filter(one -> one.handle().equals(handle)).findFirst();
  }

  private static DarkPlace place(ResultSet row, String city, List<DarkPlace.Act> acts)
      throws SQLException {
    return new DarkPlace(
        row.getString("handle"),
        city,
        new DarkPlace.Where(
            new Point(row.getDouble("lat"), row.getDouble("lon")),
            row.getObject("cell", Integer.class),
            row.getString("pole"),
            row.getString("landmark")),
        new DarkPlace.Duty(
            DarkPlace.Owner.valueOf(row.getString("owner")),
            DarkPlace.Cause.valueOf(row.getString("cause")),
            row.getObject("found_on", LocalDate.class),
            row.getObject("due_on", LocalDate.class)),
        acts);
  }

  private Map<String, List<DarkPlace.Act>> acts(String city) {
    var acts = new HashMap<String, List<DarkPlace.Act>>();
    jdbc.sql(
            """
            select a.place::text as place, a.move, a.round, a.person_id, a.person, a.remark,
                   a.photo::text as photo, a.acted_at
              from walk.dark_act a
              join walk.dark_place p on p.handle = a.place
             where p.city = :city
             order by a.place, a.number
            """)
        .param("city", city)
        .query((row, number) ->
            acts.computeIfAbsent(row.getString("place"), _ -> new ArrayList<>())
                .add(
                    new DarkPlace.Act(
                        DarkPlace.Move.valueOf(row.getString("move")),
                        row.getInt("round"),
                        row.getLong("person_id"),
                        row.getString("person"),
                        row.getString("remark"),
                        photo(row),
                        row.getTimestamp("acted_at").toInstant())))
        .list();
    return acts;
  }

  private static @Nullable String photo(ResultSet row) throws SQLException {
    return row.getString("photo");
  }
}
