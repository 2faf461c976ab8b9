package abhaya.investigation.reminder;

import abhaya.investigation.alarm.Acknowledgement;
import abhaya.investigation.alarm.Action;
import abhaya.investigation.alarm.Recipient;
import abhaya.investigation.alarm.Rung;
import abhaya.investigation.alarm.RungKey;
import abhaya.investigation.alarm.RungKind;
import abhaya.investigation.alarm.SentRung;
import abhaya.investigation.cases.WatchedCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// SQL of the sweep. The caller brings transaction and context, which are the program's.
@Repository
class AlarmStore {
  private static final String INSERT =
      """
      insert into reminder.alarm (handle, case_id, case_handle, fir_number, station_id,
             officer_id, with_prosecution, clock, anchor, name, level, kind, due_at, raised_at,
             late, duties, subject, last_day, asks_reason, posts)
      select v.handle, v.case_id, v.case_handle, v.fir_number, v.station_id, v.officer_id,
             v.with_prosecution, v.clock, v.anchor, v.name, v.level, v.kind, v.due_at,
             v.raised_at, v.late, string_to_array(v.duties, ','), v.subject, v.last_day,
             v.asks_reason, string_to_array(v.posts, ',')
        from unnest(:handles::text[], :cases::bigint[], :caseHandles::text[], :firs::text[],
                    :stations::int[], :officers::text[], :prosecution::boolean[],
                    :clocks::text[], :anchors::text[], :names::text[], :levels::int[],
                    :kinds::text[], :due::timestamptz[], :raisedAt::timestamptz[],
                    :late::boolean[], :duties::text[], :subjects::text[], :lastDays::date[],
                    :asks::boolean[], :posts::text[])
             as v (handle, case_id, case_handle, fir_number, station_id, officer_id,
                   with_prosecution, clock, anchor, name, level, kind, due_at, raised_at,
                   late, duties, subject, last_day, asks_reason, posts)
      on conflict do nothing
      returning handle, id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AlarmStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// An alarm as it stands, with its answer.
  record Kept(long id, long caseId, SentRung sent, boolean open) {}

  /// Puts cases under watch and has those watched already looked at now.
  void watch(Collection<Long> changed, Collection<Long> toWatch, Instant now) {
    jdbc.sql(
            """
            update reminder.watch set next_at = least(next_at, :now) where case_id = any (:changed)
            """)
        .param("now", at(now))
        .param("changed", changed.toArray(Long[]::new))
        .update();
    jdbc.sql(
            """
            insert into reminder.watch (case_id, next_at)
            select id, :now from unnest(:cases::bigint[]) as id on conflict do nothing
            """)
        .param("now", at(now))
        .param("cases", toWatch.toArray(Long[]::new))
        .update();
  }

  /// Cases whose moment has come, locked: another machine takes others.
  List<Watched> take(Instant now, int most) {
    return jdbc.sql(
            """
            select case_id, station_id, officer_id, passed::text as passed
              from reminder.watch
             where next_at <= :now
             order by next_at
             limit :most
             for update skip locked
            """)
        .param("now", at(now))
        .param("most", most)
        .query((row, number) ->
            new Watched(
                row.getLong("case_id"),
                row.getInt("station_id"),
                row.getString("officer_id"),
                passed(row.getString("passed"))))
        .list();
  }

  private Map<String, Instant> passed(String text) {
    var passed = new HashMap<String, Instant>();
    for (var one : json.readTree(text).properties()) {
      passed.put(one.getKey(), Instant.ofEpochSecond(one.getValue().asLong()));
    }
    return passed;
  }

  /// Whether a case is to be looked at again, and when.
  ///
  /// @param next null where nothing will come: it is no longer watched
  record Look(Watched watched, int station, @Nullable String officer, @Nullable Instant next) {}

  void looked(List<Look> looks) {
    var stay = looks.stream().filter(look -> look.next() != null).toList();
    jdbc.sql(
            """
            update reminder.watch w
               set next_at = v.next_at, station_id = v.station, officer_id = v.officer,
                   passed = v.passed::jsonb
              from unnest(:ids::bigint[], :next::timestamptz[], :stations::int[],
                          :officers::text[], :passed::text[])
                   as v (id, next_at, station, officer, passed)
             where w.case_id = v.id
            """)
        .param("ids", stay.stream().map(look -> look.watched().caseId()).toArray(Long[]::new))
        .param(
            "next", stay.stream().map(look -> String.valueOf(look.next())).toArray(String[]::new))
        .param("stations", stay.stream().map(Look::station).toArray(Integer[]::new))
        .param("officers", stay.stream().map(Look::officer).toArray(String[]::new))
        .param("passed", stay.stream().map(look -> text(look.watched())).toArray(String[]::new))
        .update();
    var over = looks.stream().filter(look -> look.next() == null).toList();
    jdbc.sql("delete from reminder.watch where case_id = any (:ids)")
        .param("ids", over.stream().map(look -> look.watched().caseId()).toArray(Long[]::new))
        .update();
  }

  private String text(Watched watched) {
    var seconds = new HashMap<String, Long>();
    // rounded up: the rung itself is among what was passed
    watched.passed().forEach((line, upTo) -> seconds.put(line, upTo.getEpochSecond() + 1));
    return json.writeValueAsString(seconds);
  }

  /// All that was told of these cases.
  Map<Long, List<Kept>> told(Collection<Long> cases) {
    var told = new HashMap<Long, List<Kept>>();
    jdbc.sql(
            """
            select a.id, a.case_id, a.clock, a.anchor, a.name, a.level, a.kind, a.due_at, a.raised_at,
                   a.duties, a.subject, a.last_day, a.asks_reason, a.posts,
                   a.settled_at is null and a.ended_at is null as open,
                   n.action, n.person, n.answered_at
              from reminder.alarm a
              left join lateral (
                   select action, person, answered_at from reminder.answer n
                    where n.alarm_id = a.id and n.undone_at is null
                    order by n.action = 'NOT_MINE', n.id desc limit 1) as n on true
             where a.case_id = any (:cases)
            """)
        .param("cases", cases.toArray(Long[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    told.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                        .add(kept(row)));
    return told;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var key =
        new RungKey(
            row.getString("clock"),
            row.getString("anchor"),
            row.getString("name"),
            row.getInt("level"));
    var posts = EnumSet.noneOf(Recipient.class);
    for (var post : (String[]) row.getArray("posts").getArray()) posts.add(Recipient.valueOf(post));
    var rung =
        new Rung(
            key,
            RungKind.valueOf(row.getString("kind")),
            row.getTimestamp("due_at").toInstant(),
            posts,
            Arrays.asList((String[]) row.getArray("duties").getArray()),
            row.getString("subject"),
            row.getObject("last_day", LocalDate.class),
            row.getBoolean("asks_reason"),
            false);
    var action = row.getString("action");
    var answer =
        action == null
            ? null
            : new Acknowledgement(
                Action.valueOf(action),
                row.getString("person"),
                row.getTimestamp("answered_at").toInstant());
    var sent = new SentRung(rung, row.getTimestamp("raised_at").toInstant(), answer);
    return new Kept(row.getLong("id"), row.getLong("case_id"), sent, row.getBoolean("open"));
  }

  /// An alarm about to be told.
  record Raised(String handle, WatchedCase of, Rung rung, Instant at, boolean late) {}

  /// The numbers given, by handle; one that was told already is not in the answer.
  Map<String, Long> insert(List<Raised> raised) {
    var ids = new HashMap<String, Long>();
    if (raised.isEmpty()) return ids;
    jdbc.sql(INSERT)
        .param("handles", texts(raised, Raised::handle))
        .param("cases", raised.stream().map(one -> one.of().id()).toArray(Long[]::new))
        .param("caseHandles", texts(raised, one -> one.of().handle()))
        .param("firs", texts(raised, one -> one.of().firNumber()))
        .param(
            "stations",
            raised.stream().map(one -> one.of().station().value()).toArray(Integer[]::new))
        .param("officers", texts(raised, one -> one.of().officerId()))
        .param(
            "prosecution",
            raised.stream().map(one -> one.of().withProsecution()).toArray(Boolean[]::new))
        .param("clocks", texts(raised, one -> one.rung().key().clock()))
        .param("anchors", texts(raised, one -> one.rung().key().anchor()))
        .param("names", texts(raised, one -> one.rung().key().name()))
        .param(
            "levels", raised.stream().map(one -> one.rung().key().level()).toArray(Integer[]::new))
        .param("kinds", texts(raised, one -> one.rung().kind().name()))
        .param("due", texts(raised, one -> one.rung().at().toString()))
        .param("raisedAt", texts(raised, one -> one.at().toString()))
        .param("late", raised.stream().map(Raised::late).toArray(Boolean[]::new))
        // codes and names of an enum: no comma in them
        .param("duties", texts(raised, one -> String.join(",", one.rung().duties())))
        .param("subjects", texts(raised, one -> one.rung().subject()))
        .param("lastDays", texts(raised, one -> day(one.rung())))
        .param("asks", raised.stream().map(one -> one.rung().asksReason()).toArray(Boolean[]::new))
        .param("posts", texts(raised, AlarmStore::posts))
        .query((RowCallbackHandler) row -> ids.put(row.getString("handle"), row.getLong("id")));
    return ids;
  }

  private static @Nullable String[] texts(
      List<Raised> raised, Function<Raised, @Nullable String> part) {
    return raised.stream().map(part).toArray(String[]::new);
  }

  private static @Nullable String day(Rung rung) {
    return rung.lastDay() == null ? null : rung.lastDay().toString();
  }

  private static String posts(Raised one) {
    return one.rung().to().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  /// Addresses alarms; who stood on them before no longer does.
  void address(Map<Long, Collection<Posts.Told>> told) {
    var alarms = new ArrayList<Long>();
    var rows = new ArrayList<Posts.Told>();
    told.forEach((alarm, people) -> {
      for (var one : people) {
        alarms.add(alarm);
        rows.add(one);
      }
    });
    jdbc.sql("delete from reminder.told where alarm_id = any (:alarms)")
        .param("alarms", told.keySet().toArray(Long[]::new))
        .update();
    jdbc.sql(
            """
            insert into reminder.told (alarm_id, wanted, post, unit_id, person_id)
            select * from unnest(:alarms::bigint[], :wanted::text[], :posts::text[], :units::int[],
                                 :people::bigint[])
            on conflict do nothing
            """)
        .param("alarms", alarms.toArray(Long[]::new))
        .param("wanted", rows.stream().map(one -> one.wanted().name()).toArray(String[]::new))
        .param("posts", rows.stream().map(one -> one.post().name()).toArray(String[]::new))
        .param("units", rows.stream().map(one -> one.unit().value()).toArray(Integer[]::new))
        .param("people", rows.stream().map(Posts.Told::person).toArray(Long[]::new))
        .update();
  }

  /// Has the addressees of these alarms know whether they still wait: the count of a person's open
  /// alarms looks at no others.
  void keepTold(Collection<Long> alarms) {
    jdbc.sql(
            """
            update reminder.told t set open = (a.settled_at is null and a.ended_at is null)
              from reminder.alarm a
             where a.id = t.alarm_id and a.id = any (:alarms)
            """)
        .param("alarms", alarms.toArray(Long[]::new))
        .update();
  }

  void end(Collection<Long> alarms, Instant now) {
    if (alarms.isEmpty()) return;
    end(alarms, at(now));
    keepTold(alarms);
  }

  private void end(Collection<Long> alarms, OffsetDateTime now) {
    jdbc.sql("update reminder.alarm set ended_at = :now where id = any (:alarms)")
        .param("now", now)
        .param("alarms", alarms.toArray(Long[]::new))
        .update();
  }

  /// Where a case lies now decides who sees its open alarms.
  void follow(Collection<WatchedCase> cases) {
    jdbc.sql(
            """
            update reminder.alarm a
               set station_id = v.station, officer_id = v.officer, with_prosecution = v.prosecution
              from unnest(:ids::bigint[], :stations::int[], :officers::text[],
                          :prosecution::boolean[]) as v (id, station, officer, prosecution)
             where a.case_id = v.id
               and (a.station_id, a.with_prosecution) is distinct from (v.station, v.prosecution)
                or a.case_id = v.id and a.officer_id is distinct from v.officer
            """)
        .param("ids", cases.stream().map(WatchedCase::id).toArray(Long[]::new))
        .param("stations", cases.stream().map(one -> one.station().value()).toArray(Integer[]::new))
        .param("officers", cases.stream().map(WatchedCase::officerId).toArray(String[]::new))
        .param(
            "prosecution", cases.stream().map(WatchedCase::withProsecution).toArray(Boolean[]::new))
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
