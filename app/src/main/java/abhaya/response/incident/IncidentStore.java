package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// SQL that writes incidents. Every act begins by locking the incident's row.
@Component
class IncidentStore {
  private static final TypeBook TYPES = new TypeBook();

  private final JdbcClient jdbc;
  private final JsonMapper json;

  IncidentStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @throws NotVisible if there is none for this reader
  Held lock(String handle) {
    return find(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  Optional<Held> find(String handle) {
    return jdbc.sql(
            """
            select id, handle, reference, state, version, priority, type_name, trial, centre_id,
                   station_id, offered_to, received_at, action_words, action_arrived,
                   caller_reached
              from incident.incident
             where handle = :handle
               for update
            """)
        .param("handle", handle)
        .query((row, number) -> held(row))
        .optional();
  }

  private static Held held(ResultSet row) throws SQLException {
    var words = row.getString("action_words");
    var taken =
        words == null
            ? null
            : new Closing.ActionTaken(
                row.getBoolean("action_arrived"),
                words,
                row.getObject("caller_reached", Boolean.class));
    return new Held(
        row.getLong("id"),
        Objects.requireNonNull(row.getString("handle")),
        Objects.requireNonNull(row.getString("reference")),
        IncidentState.valueOf(row.getString("state")),
        row.getInt("version"),
        Priority.of(row.getInt("priority")),
        TYPES.find(Objects.requireNonNull(row.getString("type_name"))).orElseThrow(),
        row.getBoolean("trial"),
        row.getInt("centre_id"),
        row.getObject("station_id", Integer.class),
        row.getObject("offered_to", Integer.class),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        taken);
  }

  /// What a new row holds beside what was told.
  record Fresh(
      String handle,
      UnitId centre,
      PrecinctBook.Answer precinct,
      IncidentType type,
      Priority suggested,
      Instant at,
      String by) {}

  /// @return id and spoken reference
  Map.Entry<Long, String> insert(Fresh fresh, Opening opening, String day) {
    var told = opening.told();
    var place = told.place();
    var station = fresh.precinct().station();
    return jdbc.sql(
            """
            with next as (select nextval('incident.number') as number)
            insert into incident.incident
                   (handle, reference, trial, centre_id, station_id, station_answer, neighbours,
                    type_name, type_code, priority, suggested, state, lat, lon, radius_metres,
                    place_words, received_at, happened_at, opened_at, opened_by)
            select :handle, case when :trial then 'T' else '' end || :day || '-'
                              || lpad(number::text, greatest(4, length(number::text)), '0'),
                   :trial, :centre, :station, :answer, :neighbours, :name, :code, :priority,
                   :suggested, 'OPEN', :lat, :lon, :radius, :words, :received, :happened, :at, :by
              from next
            returning id, reference
            """)
        .param("handle", fresh.handle())
        .param("trial", opening.trial())
        .param("day", day)
        .param("centre", fresh.centre().value())
        .param("station", station == null ? null : station.value())
        .param("answer", fresh.precinct().kind().name())
        .param("neighbours", numbers(fresh.precinct().neighbours()))
        .param("name", fresh.type().name())
        .param("code", fresh.type().code())
        .param("priority", opening.priority().level())
        .param("suggested", fresh.suggested().level())
        .param("lat", place == null ? null : place.lat())
        .param("lon", place == null ? null : place.lon())
        .param("radius", place == null ? null : told.radiusMetres())
        .param("words", opening.placeWords())
        .param("received", at(told.receivedAt()))
        .param("happened", at(told.happenedAt()))
        .param("at", at(fresh.at()))
        .param("by", fresh.by())
        .query((row, number) ->
            Map.entry(row.getLong("id"), Objects.requireNonNull(row.getString("reference"))))
        .single();
  }

  static Integer[] numbers(List<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Integer[]::new);
  }

  void insertCases(long id, Collection<Agency> agencies, Instant at) {
    for (var agency : agencies) {
      jdbc.sql(
              """
              insert into incident.agency_case (incident_id, agency, opened_at)
              values (:id, :agency, :at) on conflict do nothing
              """)
          .param("id", id)
          .param("agency", agency.name())
          .param("at", at(at))
          .update();
    }
  }

  /// @return false where the signal already tells of an incident
  boolean insertReport(long id, Opening.Told told, Instant at, String by) {
    var place = told.place();
    return jdbc.sql(
                """
                insert into incident.report (incident_id, signal_handle, caller_token, panic,
                                             told_at, lat, lon, radius_metres, linked_at, linked_by)
                values (:id, :signal, :caller, :panic, :told, :lat, :lon, :radius, :at, :by)
                on conflict do nothing
                """)
            .param("id", id)
            .param("signal", told.signal())
            .param("caller", told.callerToken())
            .param("panic", told.panic())
            .param("told", at(told.receivedAt()))
            .param("lat", place == null ? null : place.lat())
            .param("lon", place == null ? null : place.lon())
            .param("radius", told.radiusMetres())
            .param("at", at(at))
            .param("by", by)
            .update()
        == 1;
  }

  /// Takes a signal off an incident; what it told comes back.
  Optional<Opening.Told> unlinkReport(long id, String signal, Instant at, String by) {
    return jdbc.sql(
            """
            update incident.report
               set unlinked_at = :at, unlinked_by = :by
             where incident_id = :id and signal_handle = :signal and unlinked_at is null
            returning signal_handle, caller_token, panic, told_at, lat, lon, radius_metres
            """)
        .param("id", id)
        .param("signal", signal)
        .param("at", at(at))
        .param("by", by)
        .query((row, number) ->
            new Opening.Told(
                Objects.requireNonNull(row.getString("signal_handle")),
                row.getString("caller_token"),
                row.getBoolean("panic"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                null,
                IncidentQueries.point(row),
                row.getDouble("radius_metres")))
        .optional();
  }

  long countReports(long id) {
    return jdbc.sql(
            """
            select count(*) from incident.report where incident_id = :id and unlinked_at is null
            """)
        .param("id", id)
        .query(Long.class)
        .single();
  }

  void insertAnswers(
      long id, Map<QuestionBook.Question, QuestionBook.Answer> answers, Instant at, String by) {
    answers.forEach((question, answer) ->
        jdbc.sql(
                """
                insert into incident.answer (incident_id, question, answer, answered_at, answered_by)
                values (:id, :question, :answer, :at, :by) on conflict do nothing
                """)
            .param("id", id)
            .param("question", question.name())
            .param("answer", answer.name())
            .param("at", at(at))
            .param("by", by)
            .update());
  }

  /// One line of the record.
  ///
  /// @param detail codes, handles and figures
  /// @param words personal; null: none
  record Entry(
      String kind,
      Instant happenedAt,
      String by,
      Map<String, Object> detail,
      @Nullable String words) {
    static Entry of(String kind, Instant at, String by) {
      return new Entry(kind, at, by, Map.of(), null);
    }

    Entry with(String key, Object value) {
      var more = new TreeMap<>(detail);
      more.put(key, value);
      return new Entry(kind, happenedAt, by, Map.copyOf(more), words);
    }

    Entry saying(@Nullable String text) {
      return new Entry(kind, happenedAt, by, detail, text);
    }
  }

  void insertEntry(long id, Entry entry) {
    jdbc.sql(
            """
            insert into incident.entry (incident_id, kind, happened_at, actor, detail, words)
            values (:id, :kind, :at, :by, :detail::jsonb, :words)
            """)
        .param("id", id)
        .param("kind", entry.kind())
        .param("at", at(entry.happenedAt()))
        .param("by", entry.by())
        .param("detail", json.writeValueAsString(entry.detail()))
        .param("words", entry.words())
        .update();
  }

  /// The value of a column that keeps the earliest time told; a phone that was off the net may tell
  /// it late.
  record Earliest(Instant at) {}

  /// Sets columns of one incident and raises its version. Names of columns are ours, never a
  /// sender's.
  void set(long id, Map<String, @Nullable Object> columns) {
    var values = new HashMap<String, @Nullable Object>();
    var update =
        String.format(
            Locale.ROOT,
            "update incident.incident set %s where id = :id",
            changes(columns, values));
    if (jdbc.sql(update).params(values).param("id", id).update() == 0) {
      throw new NotVisible(Reason.OUTSIDE_UNIT);
    }
  }

  /// What `set` says of these columns.
  ///
  /// @param values takes what stands for each
  private static String changes(
      Map<String, @Nullable Object> columns, Map<String, @Nullable Object> values) {
    var changes = new ArrayList<String>();
    // in one order: the same columns are the same statement
    new TreeMap<>(columns)
        .forEach((name, value) -> {
          var least = value instanceof Earliest ? "least(%1$s, :%1$s::timestamptz)" : ":%1$s";
          changes.add(String.format(Locale.ROOT, "%1$s = " + least, name));
          values.put(
              name,
              switch (value) {
                case Earliest earliest -> at(earliest.at());
                case Instant instant -> at(instant);
                case null, default -> value;
              });
        });
    changes.add("version = version + 1");
    return String.join(", ", changes);
  }

  void countReopening(long id) {
    jdbc.sql("update incident.incident set reopened = reopened + 1 where id = :id")
        .param("id", id)
        .update();
  }

  Set<IncidentState> caseStates(long id) {
    return jdbc
        .sql("select distinct state from incident.agency_case where incident_id = :id")
        .param("id", id)
        .query((row, number) -> IncidentState.valueOf(row.getString("state")))
        .stream()
        .collect(Collectors.toSet());
  }

  /// @return false where there is no such case, or it is there already
  boolean moveCase(long id, Agency agency, IncidentState to, Instant at) {
    return jdbc.sql(
                """
                update incident.agency_case
                   set state = :to, ended_at = case when :over then :at::timestamptz end
                 where incident_id = :id and agency = :agency and state <> :to
                """)
            .param("id", id)
            .param("agency", agency.name())
            .param("to", to.name())
            .param("over", to.isOver())
            .param("at", at(at))
            .update()
        == 1;
  }

  /// The agency has a case that stands so; one that was over is open again.
  ///
  /// @param state none that ends a case
  void followCase(long id, Agency agency, IncidentState state, Instant at) {
    jdbc.sql(
            """
            insert into incident.agency_case as c (incident_id, agency, state, opened_at)
            values (:id, :agency, :state, :at)
            on conflict (incident_id, agency) do update
               set state = excluded.state, ended_at = null
             where c.state <> excluded.state
            """)
        .param("id", id)
        .param("agency", agency.name())
        .param("state", state.name())
        .param("at", at(at))
        .update();
  }

  void insertFeedback(long id, int rating, boolean wantsMore, Instant at, String by) {
    jdbc.sql(
            """
            insert into incident.feedback (incident_id, told_at, rating, wants_more, taken_by)
            values (:id, :at, :rating, :more, :by)
            """)
        .param("id", id)
        .param("at", at(at))
        .param("rating", rating)
        .param("more", wantsMore)
        .param("by", by)
        .update();
  }

  void insertReview(long id, String bench, String verdict, Instant at, String by) {
    jdbc.sql(
            """
            insert into incident.review (incident_id, bench, verdict, reviewed_by, reviewed_at)
            values (:id, :bench, :verdict, :by, :at) on conflict do nothing
            """)
        .param("id", id)
        .param("bench", bench)
        .param("verdict", verdict)
        .param("by", by)
        .param("at", at(at))
        .update();
  }

  static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
