package abhaya.response.citizen;

import abhaya.base.geo.Point;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of pleas. The caller brings transaction and context.
@Component
class PleaStore {
  static final String COLUMNS =
      """
      select p.id, p.handle, p.signal_handle, p.incident, p.stage, p.quiet, p.writes, p.child,
             p.volunteers, p.refused_at, p.ended, p.lat, p.lon, p.radius_metres, p.placed_at,
             p.begun_at, p.over_at, p.rating, p.helpers, p.says, p.answers,
             p.caller_mark, p.answered, p.raised_at, p.looked_at
      """;

  private final JdbcClient jdbc;

  PleaStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a telephone says when it begins to follow its signal.
  record Fresh(
      String handle,
      String signal,
      String tokenHash,
      boolean quiet,
      boolean writes,
      boolean child,
      boolean volunteers,
      @Nullable String caller,
      Instant at) {}

  /// @return empty if the signal is followed already
  Optional<Long> insert(Fresh fresh) {
    return jdbc.sql(
            """
            insert into citizen.plea (handle, signal_handle, token_hash, quiet, writes, child,
                                      volunteers, caller_mark, begun_at)
            values (:handle, :signal, :hash, :quiet, :writes, :child, :volunteers, :caller, :at)
            on conflict do nothing
            returning id
            """)
        .param("handle", fresh.handle())
        .param("signal", fresh.signal())
        .param("hash", fresh.tokenHash())
        .param("quiet", fresh.quiet())
        .param("writes", fresh.writes())
        .param("child", fresh.child())
        .param("volunteers", fresh.volunteers())
        .param("caller", fresh.caller())
        .param("at", at(fresh.at()))
        .query(Long.class)
        .optional();
  }

  void insertBlocked(long plea, String mark) {
    jdbc.sql(
            "insert into citizen.blocked (plea_id, mark) values (:plea, :mark) on conflict do"
                + " nothing")
        .param("plea", plea)
        .param("mark", mark)
        .update();
  }

  List<String> blocked(long plea) {
    return jdbc.sql("select mark from citizen.blocked where plea_id = :plea")
        .param("plea", plea)
        .query((row, number) -> Objects.requireNonNull(row.getString("mark")))
        .list();
  }

  Optional<Plea> ofToken(String hash) {
    return jdbc.sql(COLUMNS + " from citizen.plea p where p.token_hash = :hash for update")
        .param("hash", hash)
        .query((row, number) -> plea(row))
        .optional();
  }

  /// A link for somebody she trusts, while it lives.
  Optional<Plea> ofShare(String hash, Instant now) {
    return jdbc.sql(
            COLUMNS
                + """
                  from citizen.share s
                  join citizen.plea p on p.id = s.plea_id
                 where s.token_hash = :hash and s.ends_at > :now and p.stage <> 'OVER'
                """)
        .param("hash", hash)
        .param("now", at(now))
        .query((row, number) -> plea(row))
        .optional();
  }

  Optional<Plea> ofSignal(String signal) {
    return jdbc.sql(COLUMNS + " from citizen.plea p where p.signal_handle = :signal")
        .param("signal", signal)
        .query((row, number) -> plea(row))
        .optional();
  }

  List<Plea> ofIncident(String incident) {
    return jdbc.sql(COLUMNS + " from citizen.plea p where p.incident = :incident for update")
        .param("incident", incident)
        .query((row, number) -> plea(row))
        .list();
  }

  /// Pleas of signals that nobody has made an incident of, as far as this one knows.
  List<Plea> untied() {
    return jdbc.sql(
            COLUMNS
                + """
                  from citizen.plea p
                 where p.incident is null and p.stage <> 'OVER'
                 order by p.begun_at desc limit 500 for update
                """)
        .query((row, number) -> plea(row))
        .list();
  }

  /// Columns by name; only names of ours reach this.
  void set(long id, Map<String, @Nullable Object> columns) {
    var list = new StringBuilder();
    for (var name : columns.keySet()) {
      list.append(list.isEmpty() ? "" : ", ").append(name).append(" = :").append(name);
    }
    var statement = jdbc.sql("update citizen.plea set " + list + " where id = :id").param("id", id);
    for (var entry : columns.entrySet()) {
      var value = entry.getValue();
      statement =
          statement.param(entry.getKey(), value instanceof Instant instant ? at(instant) : value);
    }
    statement.update();
  }

  boolean insertMessage(long plea, String key, boolean mine, String words, Instant now) {
    return jdbc.sql(
                """
                insert into citizen.message (plea_id, key, mine, words, said_at)
                values (:plea, :key, :mine, :words, :at)
                on conflict (plea_id, key) do nothing
                """)
            .param("plea", plea)
            .param("key", key)
            .param("mine", mine)
            .param("words", words)
            .param("at", at(now))
            .update()
        == 1;
  }

  List<Said> messages(long plea) {
    return jdbc.sql(
            """
            select key, mine, words, said_at
              from (select * from citizen.message where plea_id = :plea
                     order by said_at desc, id desc limit 200) as last
             order by said_at, id
            """)
        .param("plea", plea)
        .query((row, number) ->
            new Said(
                Objects.requireNonNull(row.getString("key")),
                row.getBoolean("mine"),
                Objects.requireNonNull(row.getString("words")),
                Objects.requireNonNull(instant(row, "said_at"))))
        .list();
  }

  int countMessages(long plea) {
    return jdbc.sql("select count(*) from citizen.message where plea_id = :plea")
        .param("plea", plea)
        .query(Integer.class)
        .single();
  }

  /// One link at a time: a new one ends the one before.
  void insertShare(long plea, String hash, Instant now, Instant ends) {
    endShares(plea);
    jdbc.sql(
            """
            insert into citizen.share (plea_id, token_hash, opened_at, ends_at)
            values (:plea, :hash, :now, :ends)
            on conflict (token_hash) do nothing
            """)
        .param("plea", plea)
        .param("hash", hash)
        .param("now", at(now))
        .param("ends", at(ends))
        .update();
  }

  void endShares(long plea) {
    jdbc.sql("delete from citizen.share where plea_id = :plea").param("plea", plea).update();
  }

  boolean isShared(long plea, Instant now) {
    return jdbc.sql(
            "select exists (select from citizen.share where plea_id = :plea and ends_at > :now)")
        .param("plea", plea)
        .param("now", at(now))
        .query(Boolean.class)
        .single();
  }

  void putComing(long plea, String assignment, int unit, String state, Instant now) {
    jdbc.sql(
            """
            insert into citizen.coming (plea_id, assignment, unit_id, state, moved_at)
            values (:plea, :assignment, :unit, :state, :now)
            on conflict (plea_id, assignment) do update
               set state = excluded.state, moved_at = excluded.moved_at
            """)
        .param("plea", plea)
        .param("assignment", assignment)
        .param("unit", unit)
        .param("state", state)
        .param("now", at(now))
        .update();
  }

  List<Coming> coming(long plea) {
    return jdbc.sql(
            """
            select unit_id, state, moved_at from citizen.coming
             where plea_id = :plea and state not in ('DECLINED','CANCELLED','CLEARED')
             order by moved_at desc limit 6
            """)
        .param("plea", plea)
        .query((row, number) ->
            new Coming(
                row.getInt("unit_id"),
                Objects.requireNonNull(row.getString("state")),
                Objects.requireNonNull(instant(row, "moved_at"))))
        .list();
  }

  /// Asked and not answered since, each once. An answer that she may have been made to give is none.
  List<Plea> unanswered(Instant before) {
    return jdbc.sql(
            COLUMNS
                + """
                  from citizen.plea p
                 where p.stage = 'OVER' and p.incident is not null and p.raised_at is null
                   and p.over_at < :before and (p.answered is null or p.ended = 'HOLD')
                 order by p.over_at limit 200
                """)
        .param("before", at(before))
        .query((row, number) -> plea(row))
        .list();
  }

  /// @return false if another did it
  boolean raise(long id, Instant now) {
    return jdbc.sql(
                "update citizen.plea set raised_at = :now where id = :id and raised_at is null and"
                    + " stage = 'OVER'")
            .param("id", id)
            .param("now", at(now))
            .update()
        == 1;
  }

  /// What is over for so long goes: words, places, links and the plea itself.
  /// @return handles of those that went
  List<String> deleteOver(Instant before) {
    return jdbc.sql(
            """
            delete from citizen.plea
             where over_at < :before or (over_at is null and begun_at < :before
                                         and incident is null and ended = 'SAFE')
            returning handle
            """)
        .param("before", at(before))
        .query((row, number) -> row.getString("handle"))
        .list();
  }

  /// One line of the talk.
  record Said(String key, boolean mine, String words, Instant at) {}

  record Coming(int unit, String state, Instant at) {}

  static Plea plea(ResultSet row) throws SQLException {
    var lat = row.getObject("lat", Double.class);
    var lon = row.getObject("lon", Double.class);
    var ended = row.getString("ended");
    return new Plea(
        row.getLong("id"),
        Objects.requireNonNull(row.getString("handle")),
        Objects.requireNonNull(row.getString("signal_handle")),
        row.getString("incident"),
        Stage.valueOf(row.getString("stage")),
        row.getBoolean("quiet"),
        row.getBoolean("writes"),
        row.getBoolean("child"),
        row.getBoolean("volunteers") && row.getObject("refused_at") == null,
        "SAFE".equals(ended),
        "HOLD".equals(ended),
        lat == null || lon == null ? null : new Point(lat, lon),
        row.getDouble("radius_metres"),
        instant(row, "placed_at"),
        Objects.requireNonNull(instant(row, "begun_at")),
        instant(row, "over_at"),
        row.getInt("rating"),
        row.getString("caller_mark"),
        helpers(row),
        after(row));
  }

  private static Plea.After after(ResultSet row) throws SQLException {
    var said = row.getString("answered");
    return new Plea.After(
        said == null ? null : Plea.Answer.valueOf(said),
        instant(row, "raised_at"),
        instant(row, "looked_at"));
  }

  private static Plea.Helpers helpers(ResultSet row) throws SQLException {
    return new Plea.Helpers(row.getInt("helpers"), row.getString("says"), row.getString("answers"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
