package abhaya.response.incident;

import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// SQL for screens and for the API. Row-level security cuts what the reader may not see.
@Component
public class IncidentQueries {
  public static final int PAGE = 50;
  private static final int ENTRIES_MAX = 1_000;

  static final String LINE =
      """
      select i.id, i.handle, i.reference, i.trial, i.type_name, i.type_code, i.priority, i.state,
             i.station_id, i.centre_id, i.offered_to, i.received_at, i.opened_at, i.dispatched_at,
             i.arrived_at, i.closed_at, i.pending_until, i.offered_at, i.disposition, i.version,
             (select count(*) from incident.report r
               where r.incident_id = i.id and r.unlinked_at is null) as signals
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  IncidentQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// What a list is asked for.
  ///
  /// @param state null: all that is open; otherwise a state by name, or `all`
  /// @param stations those of the unit asked for; null: no unit was named
  public record Ask(@Nullable String state, @Nullable List<UnitId> stations, int page) {}

  @Transactional(readOnly = true)
  public List<IncidentLine> list(Scope scope, Ask ask) {
    return jdbc.sql(
            LINE
                + """
                  from incident.incident i
                 where (:state = 'all'
                        or :state = 'open' and i.state not in
                           ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED')
                        or i.state = :state)
                   and (:everywhere or i.station_id = any (:stations))
                 order by case when i.state in ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED')
                               then 1 else 0 end,
                       i.priority, i.received_at, i.id
                 limit :limit offset :offset
                """)
        .param("state", ask.state() == null ? "open" : ask.state())
        .param("everywhere", ask.stations() == null)
        .param("stations", stations(ask))
        .param("limit", PAGE)
        .param("offset", (ask.page() - 1L) * PAGE)
        .query((row, number) -> line(row))
        .list();
  }

  @Transactional(readOnly = true)
  public long count(Scope scope, Ask ask) {
    return jdbc.sql(
            """
            select count(*)
              from incident.incident i
             where (:state = 'all'
                    or :state = 'open' and i.state not in
                       ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED')
                    or i.state = :state)
               and (:everywhere or i.station_id = any (:stations))
            """)
        .param("state", ask.state() == null ? "open" : ask.state())
        .param("everywhere", ask.stations() == null)
        .param("stations", stations(ask))
        .query(Long.class)
        .single();
  }

  private static Integer[] stations(Ask ask) {
    var stations = ask.stations();
    return stations == null ? new Integer[0] : IncidentStore.numbers(stations);
  }

  /// Closed incidents of the reader's stations since then, the latest first: for reviews and calls
  /// to the caller afterwards.
  @Transactional(readOnly = true)
  public List<IncidentLine> listClosed(Scope scope, Instant since, int most) {
    return jdbc.sql(
            LINE
                + """
                  from incident.incident i
                 where i.state = 'CLOSED' and i.closed_at >= :since and not i.trial
                 order by i.closed_at desc, i.id desc
                 limit :most
                """)
        .param("since", IncidentStore.at(since))
        .param("most", most)
        .query((row, number) -> line(row))
        .list();
  }

  /// Handles that nobody on this bench has looked over yet.
  @Transactional(readOnly = true)
  public List<String> listUnreviewed(Scope scope, Instant since, boolean sample) {
    return jdbc.sql(
            """
            select i.handle
              from incident.incident i
             where i.state = 'CLOSED' and i.closed_at >= :since and not i.trial
               and not exists (select from incident.review r
                                where r.incident_id = i.id and r.bench = :bench
                                  and r.reviewed_at >= i.closed_at)
             order by i.closed_at desc
             limit 500
            """)
        .param("since", IncidentStore.at(since))
        .param("bench", sample ? "SAMPLE" : "STATION")
        .query((row, number) -> Objects.requireNonNull(row.getString("handle")))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<IncidentLine> findLine(Scope scope, String handle) {
    return jdbc.sql(LINE + " from incident.incident i where i.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> line(row))
        .optional();
  }

  /// By the reference that people say to each other; also by the end of it.
  @Transactional(readOnly = true)
  public Optional<String> findHandle(Scope scope, String reference) {
    return jdbc.sql(
            """
            select handle
              from incident.incident
             where upper(reference) = upper(:reference)
                or reference like '%-' || lpad(:reference, 4, '0')
             order by received_at desc limit 1
            """)
        .param("reference", reference)
        .query((row, number) -> Objects.requireNonNull(row.getString("handle")))
        .optional();
  }

  /// The handle of the incident that a signal tells of.
  @Transactional(readOnly = true)
  public Optional<String> findOfSignal(Scope scope, String signal) {
    return jdbc.sql(
            """
            select i.handle
              from incident.report r
              join incident.incident i on i.id = r.incident_id
             where r.signal_handle = :signal and r.unlinked_at is null
            """)
        .param("signal", signal)
        .query((row, number) -> Objects.requireNonNull(row.getString("handle")))
        .optional();
  }

  @Transactional(readOnly = true)
  public Optional<IncidentSheet> find(Scope scope, String handle) {
    return jdbc.sql(
            LINE
                + """
                     , i.suggested, i.station_answer, i.neighbours, i.lat, i.lon, i.radius_metres,
                       i.place_words, i.pending_reason, i.action_words, i.action_arrived,
                       i.caller_reached, i.referred_at, s.reference as same_reference
                  from incident.incident i
                  left join incident.incident s on s.id = i.same_as
                 where i.handle = :handle
                """)
        .param("handle", handle)
        .query((row, number) -> sheet(row))
        .optional();
  }

  private IncidentSheet sheet(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    var action = row.getString("action_words");
    var taken =
        action == null
            ? null
            : new Closing.ActionTaken(
                row.getBoolean("action_arrived"),
                action,
                row.getObject("caller_reached", Boolean.class));
    return new IncidentSheet(
        line(row),
        Priority.of(row.getInt("suggested")),
        PrecinctBook.Kind.valueOf(row.getString("station_answer")),
        Arrays.stream((Integer[]) row.getArray("neighbours").getArray()).map(UnitId::new).toList(),
        point(row),
        row.getDouble("radius_metres"),
        Objects.requireNonNull(row.getString("place_words")),
        row.getString("pending_reason"),
        taken,
        row.getString("same_reference"),
        instant(row, "referred_at"),
        agencies(id),
        reports(id),
        answers(id));
  }

  private Map<Agency, IncidentState> agencies(long id) {
    var found = new EnumMap<Agency, IncidentState>(Agency.class);
    jdbc.sql("select agency, state from incident.agency_case where incident_id = :id")
        .param("id", id)
        .query(row -> {
          found.put(
              Agency.valueOf(row.getString("agency")),
              IncidentState.valueOf(row.getString("state")));
        });
    return found;
  }

  private List<IncidentSheet.Report> reports(long id) {
    return jdbc.sql(
            """
            select signal_handle, panic, told_at, lat, lon, radius_metres, linked_at
              from incident.report
             where incident_id = :id and unlinked_at is null
             order by told_at, id
            """)
        .param("id", id)
        .query((row, number) ->
            new IncidentSheet.Report(
                Objects.requireNonNull(row.getString("signal_handle")),
                row.getBoolean("panic"),
                Objects.requireNonNull(instant(row, "told_at")),
                point(row),
                row.getDouble("radius_metres"),
                Objects.requireNonNull(instant(row, "linked_at"))))
        .list();
  }

  private Map<String, String> answers(long id) {
    var found = new LinkedHashMap<String, String>();
    jdbc.sql(
            """
            select distinct on (question) question, answer
              from incident.answer
             where incident_id = :id
             order by question, answered_at desc
            """)
        .param("id", id)
        .query(row -> {
          found.put(
              Objects.requireNonNull(row.getString("question")),
              Objects.requireNonNull(row.getString("answer")));
        });
    return found;
  }

  /// All that happened, oldest first.
  @Transactional(readOnly = true)
  public List<IncidentSheet.Line> timeline(Scope scope, String handle) {
    return jdbc.sql(
            """
            select e.kind, e.happened_at, e.entered_at, e.actor, e.detail::text as detail, e.words
              from incident.entry e
              join incident.incident i on i.id = e.incident_id
             where i.handle = :handle
             order by e.happened_at, e.id
             limit :most
            """)
        .param("handle", handle)
        .param("most", ENTRIES_MAX)
        .query((row, number) ->
            new IncidentSheet.Line(
                Objects.requireNonNull(row.getString("kind")),
                Objects.requireNonNull(instant(row, "happened_at")),
                Objects.requireNonNull(instant(row, "entered_at")),
                Objects.requireNonNull(row.getString("actor")),
                detail(Objects.requireNonNull(row.getString("detail"))),
                row.getString("words")))
        .list();
  }

  private Map<String, String> detail(String text) {
    var found = new LinkedHashMap<String, String>();
    json.readTree(text)
        .properties()
        .forEach(pair -> found.put(pair.getKey(), pair.getValue().asString("")));
    return found;
  }

  /// What other open incidents tell, for comparison: reference and report. Two hours back.
  public record Other(String handle, String reference, SameIncident.Report report) {}

  @Transactional(readOnly = true)
  public List<Other> listNear(Scope scope, Instant since, @Nullable String except) {
    var types = new TypeBook();
    var found = new ArrayList<Other>();
    jdbc.sql(
            """
            select i.handle, i.reference, i.type_name, i.place_words, i.lat as at_lat,
                   i.lon as at_lon, i.radius_metres as at_radius, r.caller_token, r.panic, r.told_at,
                   r.lat, r.lon, r.radius_metres
              from incident.incident i
              join incident.report r on r.incident_id = i.id and r.unlinked_at is null
             where i.received_at >= :since and not i.trial
               and i.state not in ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED')
               and i.handle <> coalesce(:except, '')
             order by i.received_at desc
             limit 300
            """)
        .param("since", IncidentStore.at(since))
        .param("except", except)
        .query(row -> {
          var told = point(row);
          var place = told == null ? point(row, "at_lat", "at_lon") : told;
          found.add(
              new Other(
                  Objects.requireNonNull(row.getString("handle")),
                  Objects.requireNonNull(row.getString("reference")),
                  new SameIncident.Report(
                      row.getString("caller_token"),
                      Objects.requireNonNull(instant(row, "told_at")),
                      place,
                      told == null ? row.getDouble("at_radius") : row.getDouble("radius_metres"),
                      types.find(Objects.requireNonNull(row.getString("type_name"))).orElse(null),
                      Objects.requireNonNull(row.getString("place_words")),
                      row.getBoolean("panic"))));
        });
    return found;
  }

  static IncidentLine line(ResultSet row) throws SQLException {
    var station = row.getObject("station_id", Integer.class);
    var offered = row.getObject("offered_to", Integer.class);
    return new IncidentLine(
        Objects.requireNonNull(row.getString("handle")),
        Objects.requireNonNull(row.getString("reference")),
        row.getBoolean("trial"),
        Objects.requireNonNull(row.getString("type_name")),
        Objects.requireNonNull(row.getString("type_code")),
        Priority.of(row.getInt("priority")),
        IncidentState.valueOf(row.getString("state")),
        station == null ? null : new UnitId(station),
        new UnitId(row.getInt("centre_id")),
        offered == null ? null : new UnitId(offered),
        Objects.requireNonNull(instant(row, "received_at")),
        Objects.requireNonNull(instant(row, "opened_at")),
        instant(row, "dispatched_at"),
        instant(row, "arrived_at"),
        instant(row, "closed_at"),
        instant(row, "pending_until"),
        instant(row, "offered_at"),
        row.getString("disposition"),
        row.getInt("signals"),
        row.getInt("version"));
  }

  static @Nullable Point point(ResultSet row) throws SQLException {
    return point(row, "lat", "lon");
  }

  private static @Nullable Point point(ResultSet row, String lat, String lon) throws SQLException {
    var north = row.getObject(lat, Double.class);
    var east = row.getObject(lon, Double.class);
    return north == null || east == null ? null : new Point(north, east);
  }

  private static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
    var at = row.getObject(name, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
