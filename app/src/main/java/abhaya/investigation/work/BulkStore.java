package abhaya.investigation.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of acts on many cases. The caller brings transaction and context.
@Repository
class BulkStore {
  private final JdbcClient jdbc;

  BulkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param undone it was taken back
  record Bulk(String handle, BulkDesk.Kind kind, Instant at, boolean undone) {}

  /// What came of it in one case.
  ///
  /// @param code why not; null where it was done
  /// @param ref what was made: key of an entry, handle of a task or note
  record Row(String caseHandle, Outcome outcome, @Nullable String code, @Nullable String ref) {}

  enum Outcome {
    DONE,
    REFUSED,
    UNDONE,
    /// Could not be taken back: somebody went on from it.
    KEPT
  }

  /// The handle under which it stands; that of the earlier one if this form was sent before.
  String begin(String handle, BulkDesk.Kind kind, long author, String form, Instant now) {
    jdbc.sql(
            """
            insert into work.bulk (handle, kind, at, author_id, form)
            values (:handle, :kind, :now, :author, :form)
                on conflict do nothing
            """)
        .param("handle", handle)
        .param("kind", kind.name())
        .param("now", EntryStore.utc(now))
        .param("author", author)
        .param("form", form)
        .update();
    return jdbc.sql(
            "select b.handle from work.bulk b where b.author_id = :author and b.form = :form")
        .param("author", author)
        .param("form", form)
        .query(String.class)
        .single();
  }

  void put(String bulk, Row row) {
    jdbc.sql(
            """
            insert into work.bulk_row (bulk, case_handle, outcome, code, ref)
            values (:bulk, :case, :outcome, :code, :ref)
                on conflict (bulk, case_handle) do update
                   set outcome = excluded.outcome, code = excluded.code
            """)
        .param("bulk", bulk)
        .param("case", row.caseHandle())
        .param("outcome", row.outcome().name())
        .param("code", row.code())
        .param("ref", row.ref())
        .update();
  }

  Optional<Bulk> find(String handle) {
    return jdbc.sql("select handle, kind, at, undone_at from work.bulk where handle = :handle")
        .param("handle", handle)
        .query((row, number) ->
            new Bulk(
                row.getString("handle"),
                BulkDesk.Kind.valueOf(row.getString("kind")),
                EntryStore.at(row, "at"),
                row.getTimestamp("undone_at") != null))
        .optional();
  }

  List<Row> rows(String bulk) {
    return jdbc.sql(
            """
            select case_handle, outcome, code, ref from work.bulk_row
             where bulk = :bulk order by case_handle
            """)
        .param("bulk", bulk)
        .query((row, number) ->
            new Row(
                row.getString("case_handle"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getString("ref")))
        .list();
  }

  /// False if it was taken back before.
  boolean undo(String bulk, Instant now) {
    return jdbc.sql(
                "update work.bulk set undone_at = :now where handle = :bulk and undone_at is null")
            .param("now", EntryStore.utc(now))
            .param("bulk", bulk)
            .update()
        == 1;
  }

  /// What a row made, told by what it was made with.
  @Nullable String made(String table, String form, String caseHandle) {
    var column = table.equals("entry") ? "key" : "handle";
    return jdbc.sql(
            "select "
                + column
                + " from work."
                + table
                + " where form = :form and case_handle = :case order by id desc limit 1")
        .param("form", form)
        .param("case", caseHandle)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
