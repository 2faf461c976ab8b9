package abhaya.investigation.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// SQL of what officers enter. The caller brings transaction and context; the database decides what
/// is there for the reader.
@Repository
class EntryStore {
  private static final String COLUMNS =
      """
      e.id, e.key, e.version, e.case_handle, e.kind, e.fields::text as fields,
      e.extra::text as extra, e.happened_at, e.entered_at, e.author_id, e.author, e.role, e.why,
      e.state
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  EntryStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Puts it down as given; false if this form was sent before, or the version is taken.
  boolean insert(Entry entry, String form) {
    return jdbc.sql(
                """
                insert into work.entry (key, version, case_handle, kind, fields, extra, happened_at,
                                        entered_at, author_id, author, role, why, form)
                values (:key, :version, :case, :kind, :fields::jsonb, :extra::jsonb, :happened,
                        :entered, :authorId, :author, :role, :why, :form)
                    on conflict do nothing
                """)
            .param("key", entry.key())
            .param("version", entry.version())
            .param("case", entry.caseHandle())
            .param("kind", entry.kind().name())
            .param("fields", json.writeValueAsString(entry.fields()))
            .param("extra", json.writeValueAsString(entry.extra()))
            .param("happened", utc(entry.happenedAt()))
            .param("entered", utc(entry.enteredAt()))
            .param("authorId", entry.author().id())
            .param("author", entry.author().name())
            .param("role", entry.author().role())
            .param("why", entry.why())
            .param("form", form)
            .update()
        == 1;
  }

  Optional<Entry> ofForm(long authorId, String form) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from work.entry e where e.author_id = :author and e.form = :form")
        .param("author", authorId)
        .param("form", form)
        .query((row, number) -> entry(row))
        .optional();
  }

  /// Holds the entry until the end of the transaction.
  Optional<Entry> lock(long authorId, String form) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from work.entry e where e.author_id = :author and e.form = :form for update")
        .param("author", authorId)
        .param("form", form)
        .query((row, number) -> entry(row))
        .optional();
  }

  void mark(long id, Entry.State state) {
    jdbc.sql("update work.entry set state = :state where id = :id")
        .param("state", state.name())
        .param("id", id)
        .update();
  }

  /// A version that was refused gives its place back: the next correction takes it.
  void refuse(long id, String key) {
    jdbc.sql("update work.entry set state = 'REFUSED', key = :key where id = :id")
        .param("id", id)
        .param("key", key)
        .update();
  }

  boolean insertStrike(String key, String caseHandle, Entry.Author by, String why, Instant now) {
    return jdbc.sql(
                """
                insert into work.strike (key, case_handle, struck_at, author_id, author, role, why)
                values (:key, :case, :now, :authorId, :author, :role, :why)
                    on conflict do nothing
                """)
            .param("key", key)
            .param("case", caseHandle)
            .param("now", utc(now))
            .param("authorId", by.id())
            .param("author", by.name())
            .param("role", by.role())
            .param("why", why)
            .update()
        == 1;
  }

  void struck(String key) {
    jdbc.sql("update work.strike set done = true where key = :key").param("key", key).update();
  }

  /// All that was entered in these cases and taken, oldest first, struck versions among it.
  List<Entry> ofCases(Collection<String> handles) {
    var entries =
        jdbc.sql(
                "select "
                    + COLUMNS
                    + """
                      from work.entry e
                     where e.case_handle = any (:cases) and e.state = 'STANDS'
                     order by e.happened_at, e.id
                    """)
            .param("cases", handles.toArray(String[]::new))
            .query((row, number) -> entry(row))
            .list();
    var strikes = strikes(handles);
    var latest = new HashMap<String, Entry>();
    entries.forEach(
        entry -> latest.merge(entry.key(), entry, (a, b) -> a.version() > b.version() ? a : b));
    return entries.stream().map(entry -> withStrike(entry, latest, strikes)).toList();
  }

  private static Entry withStrike(
      Entry entry, Map<String, Entry> latest, Map<String, Entry.Struck> strikes) {
    var last = latest.getOrDefault(entry.key(), entry);
    if (last.version() > entry.version()) {
      var why = last.why();
      return entry.struck(
          new Entry.Struck(last.enteredAt(), last.author().name(), why == null ? "" : why));
    }
    var strike = strikes.get(entry.key());
    return strike == null ? entry : entry.struck(strike);
  }

  private Map<String, Entry.Struck> strikes(Collection<String> handles) {
    var strikes = new HashMap<String, Entry.Struck>();
    jdbc.sql(
            """
            select key, struck_at, author, why from work.strike
             where case_handle = any (:cases) and done
            """)
        .param("cases", handles.toArray(String[]::new))
        .query(row -> {
          strikes.put(
              row.getString("key"),
              new Entry.Struck(
                  at(row, "struck_at"), row.getString("author"), row.getString("why")));
        });
    return strikes;
  }

  /// An exhibit as officers name it: with its case.
  record Exhibit(String caseHandle, String exhibit) {}

  /// The laboratory named last for each exhibit, of all that the context shows.
  Map<Exhibit, String> laboratories() {
    var laboratories = new HashMap<Exhibit, String>();
    jdbc.sql(
            """
            select e.case_handle, e.fields ->> 'exhibit' as exhibit,
                   e.extra ->> 'laboratory' as laboratory
              from work.entry e
             where e.kind = 'STEP' and e.state = 'STANDS' and jsonb_exists(e.extra, 'laboratory')
               and not exists (select from work.strike s where s.key = e.key and s.done)
             order by e.happened_at, e.id
            """)
        .query(row -> {
          laboratories.put(
              new Exhibit(row.getString("case_handle"), row.getString("exhibit")),
              row.getString("laboratory"));
        });
    return laboratories;
  }

  private Entry entry(ResultSet row) throws SQLException {
    var extra = new LinkedHashMap<String, String>();
    for (var pair : json.readTree(row.getString("extra")).properties()) {
      extra.put(pair.getKey(), pair.getValue().asString(""));
    }
    return new Entry(
        row.getLong("id"),
        row.getString("key"),
        row.getInt("version"),
        row.getString("case_handle"),
        Entry.Kind.valueOf(row.getString("kind")),
        fields(row.getString("fields")),
        extra,
        at(row, "happened_at"),
        at(row, "entered_at"),
        new Entry.Author(row.getLong("author_id"), row.getString("author"), row.getString("role")),
        row.getString("why"),
        Entry.State.valueOf(row.getString("state")),
        null);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> fields(String text) {
    return json.readValue(text, LinkedHashMap.class);
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
