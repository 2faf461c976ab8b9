package abhaya.safecity.report;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Rows of reports. Which of them exist for the asker the database decides.
@Repository
class ReportStore {
  private static final int ROWS_MAX = 5_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReportStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// The handle, or empty if this key was there before.
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<String> insert(UnitId unit, Report report, Instant at) {
    var content = report.content();
    var where = content.where();
    Point place = where.place();
    var handle =
        jdbc.sql(
                """
                insert into report.report (reference, key, service, city, unit_id, cell, lat, lon,
                                           pole, place_words, description, answers, photo, same_as,
                                           channel, held, entered_at)
                values (:reference, :key, :service, :city, :unit, :cell, :lat, :lon, :pole, :words,
                        :description, :answers::jsonb, :photo, :sameAs, :channel, :held, :at)
                on conflict (key) do nothing
                returning handle::text
                """)
            .param("reference", report.reference())
            .param("key", content.key())
            .param("service", content.service().name())
            .param("city", content.city())
            .param("unit", unit.value())
            .param("cell", where.cell())
            .param("lat", place == null ? null : place.lat())
            .param("lon", place == null ? null : place.lon())
            .param("pole", where.pole())
            .param("words", where.words())
            .param("description", content.description())
            .param("answers", json.writeValueAsString(new TreeMap<>(content.answers())))
            .param("photo", uuid(report.ties().photo()))
            .param("sameAs", uuid(report.ties().sameAs()))
            .param("channel", content.channel().name())
            .param("held", report.held())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(String.class)
            .optional();
    handle.ifPresent(one -> {
      var number = 0;
      for (var act : report.acts()) insert(one, unit, ++number, act, 0);
    });
    return handle;
  }

  private static @Nullable UUID uuid(@Nullable String handle) {
    return handle == null ? null : UUID.fromString(handle);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(String report, UnitId unit, int number, Report.Act act, long person) {
    jdbc.sql(
            """
            insert into report.act (report, number, unit_id, move, person_id, remark, rating, acted_at)
            values (:report, :number, :unit, :move, :person, :remark, :rating, :at)
            """)
        .param("report", UUID.fromString(report))
        .param("number", number)
        .param("unit", unit.value())
        .param("move", act.move().name())
        .param("person", person)
        .param("remark", act.remark())
        .param("rating", act.rating())
        .param("at", act.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  void release(String report) {
    jdbc.sql("update report.report set held = false where handle = :handle")
        .param("handle", UUID.fromString(report))
        .update();
  }

  void tie(String report, String darkPlace) {
    jdbc.sql("update report.report set dark_place = :place where handle = :handle")
        .param("handle", UUID.fromString(report))
        .param("place", UUID.fromString(darkPlace))
        .update();
  }

  void lock(String handle) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('report:' || :handle))")
        .param("handle", handle)
        .query((row, number) -> 1)
        .single();
  }

  /// One report with the unit whose people answer for it.
  record Found(Report report, UnitId unit) {}

  @Transactional(readOnly = true)
  Optional<Found> byReference(String reference) {
    return list("where reference = :value", reference).stream().findFirst();
  }

  @Transactional(readOnly = true)
  Optional<Found> byKey(UUID key) {
    return list("where key = :value::uuid", key.toString()).stream().findFirst();
  }

  @Transactional(readOnly = true)
  Optional<Found> byHandle(String handle) {
    return list("where handle = :value::uuid", handle).stream().findFirst();
  }

  @Transactional(readOnly = true)
  List<Found> ofCity(String city) {
    return list("where city = :value", city);
  }

  @Transactional(readOnly = true)
  List<Found> all() {
    return list("where :value = ''", "");
  }

  private List<Found> list(String which, String value) {
    var acts = acts(which, value);
    return jdbc.sql(
            """
            select handle::text as handle, reference, key::text as key, service, city, unit_id, cell,
                   lat, lon, pole, place_words, description, answers::text as answers,
                   photo::text as photo, same_as::text as same_as, dark_place::text as dark_place,
                   channel, held
              from report.report
            """
                + which
                + " order by entered_at desc, handle limit "
                + ROWS_MAX)
        .param("value", value)
        .query((row, number) ->
            new Found(
                report(row, acts.getOrDefault(row.getString("handle"), List.of())),
                new UnitId(row.getInt("unit_id"))))
        .list();
  }

  private Report report(ResultSet row, List<Report.Act> acts) throws SQLException {
    var lat = row.getObject("lat", Double.class);
    var lon = row.getObject("lon", Double.class);
    var answers = new HashMap<String, String>();
    json.readTree(row.getString("answers"))
        .properties()
        .forEach(one -> answers.put(one.getKey(), one.getValue().asString()));
    return new Report(
        row.getString("handle"),
        row.getString("reference"),
        new Report.Content(
            UUID.fromString(row.getString("key")),
            ServiceKind.valueOf(row.getString("service")),
            row.getString("city"),
            new Report.Where(
                lat == null || lon == null ? null : new Point(lat, lon),
                row.getObject("cell", Integer.class),
                row.getString("pole"),
                row.getString("place_words")),
            row.getString("description"),
            answers,
            Report.Channel.valueOf(row.getString("channel"))),
        new Report.Ties(
            row.getString("photo"), row.getString("same_as"), row.getString("dark_place")),
        row.getBoolean("held"),
        acts);
  }

  private Map<String, List<Report.Act>> acts(String which, String value) {
    var acts = new HashMap<String, List<Report.Act>>();
    jdbc.sql(
            """
            select report::text as report, move, remark, rating, acted_at
              from report.act
             where report in (select handle from report.report
            """
                + which
                + ") order by report, number")
        .param("value", value)
        .query((row, number) ->
            acts.computeIfAbsent(row.getString("report"), _ -> new ArrayList<>())
                .add(
                    new Report.Act(
                        Report.Move.valueOf(row.getString("move")),
                        row.getString("remark"),
                        row.getObject("rating", Integer.class),
                        row.getTimestamp("acted_at").toInstant())))
        .list();
    return acts;
  }
}
