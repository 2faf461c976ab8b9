package abhaya.investigation.work;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of notes. The caller brings transaction and context.
@Repository
class NoteStore {
  private static final String COLUMNS =
      """
      n.handle, n.case_handle, n.kind, n.text, n.mentions, n.written_at, n.author_id, n.author,
      n.role, n.struck_at, n.struck_by, n.struck_why
      """;

  private final JdbcClient jdbc;

  NoteStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// False if this form was sent before.
  boolean insert(Note note, @Nullable String bulk, String form) {
    return jdbc.sql(
                """
                insert into work.note (handle, case_handle, kind, text, mentions, written_at,
                                       author_id, author, role, bulk, form)
                values (:handle, :case, :kind, :text, :mentions, :at, :authorId, :author, :role,
                        :bulk, :form)
                    on conflict do nothing
                """)
            .param("handle", note.handle())
            .param("case", note.caseHandle())
            .param("kind", note.kind().name())
            .param("text", note.text())
            .param("mentions", note.mentions().toArray(Long[]::new))
            .param("at", EntryStore.utc(note.at()))
            .param("authorId", note.author().id())
            .param("author", note.author().name())
            .param("role", note.author().role())
            .param("bulk", bulk)
            .param("form", form)
            .update()
        == 1;
  }

  /// Takes a note back; false if it is not the writer's own or taken back already.
  boolean strike(String handle, Entry.Author by, String why, Instant now) {
    return jdbc.sql(
                """
                update work.note set struck_at = :now, struck_by = :by, struck_why = :why
                 where handle = :handle and struck_at is null and author_id = :author
                """)
            .param("handle", handle)
            .param("now", EntryStore.utc(now))
            .param("by", by.name())
            .param("why", why)
            .param("author", by.id())
            .update()
        == 1;
  }

  Optional<Note> find(String handle) {
    return jdbc.sql("select " + COLUMNS + " from work.note n where n.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> note(row))
        .optional();
  }

  List<Note> ofCase(String caseHandle) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from work.note n where n.case_handle = :case order by n.id desc")
        .param("case", caseHandle)
        .query((row, number) -> note(row))
        .list();
  }

  /// What calls this person, and what was sent back or reminded in her own cases, the last first.
  List<Note> calling(long person, Collection<String> ownCases, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from work.note n
                 where n.struck_at is null and n.author_id <> :person
                   and (n.mentions @> array[:person]::bigint[]
                        or n.case_handle = any (:cases) and n.kind in ('REMINDER','SENT_BACK','URGENT'))
                 order by n.id desc limit :limit
                """)
        .param("person", person)
        .param("cases", ownCases.toArray(String[]::new))
        .param("limit", limit)
        .query((row, number) -> note(row))
        .list();
  }

  /// How the review of each of these cases stands: its last note of review.
  Map<String, Note.Kind> reviews(Collection<String> cases) {
    var reviews = new HashMap<String, Note.Kind>();
    jdbc.sql(
            """
            select distinct on (n.case_handle) n.case_handle, n.kind
              from work.note n
             where n.case_handle = any (:cases) and n.struck_at is null
               and n.kind in ('PROPOSED','SIGNED_OFF','SENT_BACK')
             order by n.case_handle, n.id desc
            """)
        .param("cases", cases.toArray(String[]::new))
        .query(row -> {
          reviews.put(row.getString("case_handle"), Note.Kind.valueOf(row.getString("kind")));
        });
    return reviews;
  }

  /// Which of these cases are urgent.
  Set<String> urgent(Collection<String> cases) {
    var urgent =
        jdbc.sql(
                """
                select p.case_handle
                  from (select distinct on (n.case_handle) n.case_handle, n.kind
                          from work.note n
                         where n.case_handle = any (:cases) and n.struck_at is null
                           and n.kind in ('URGENT','NORMAL')
                         order by n.case_handle, n.id desc) as p
                 where p.kind = 'URGENT'
                """)
            .param("cases", cases.toArray(String[]::new))
            .query(String.class)
            .list();
    return Set.copyOf(urgent);
  }

  private static Note note(ResultSet row) throws SQLException {
    var struckAt = EntryStore.maybe(row, "struck_at");
    return new Note(
        row.getString("handle"),
        row.getString("case_handle"),
        Note.Kind.valueOf(row.getString("kind")),
        row.getString("text"),
        numbers(row.getArray("mentions")),
        EntryStore.at(row, "written_at"),
        new Entry.Author(row.getLong("author_id"), row.getString("author"), row.getString("role")),
        struckAt == null
            ? null
            : new Entry.Struck(struckAt, row.getString("struck_by"), row.getString("struck_why")));
  }

  private static List<Long> numbers(Array array) throws SQLException {
    return Arrays.stream((Long[]) array.getArray()).toList();
  }
}
