package abhaya.base.listing;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.paper.FileKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of asked-for files. Whose rows exist for the reader the database decides.
@Component
class ExportAskStore {
  private static final int SHOWN = 50;

  private final JdbcClient jdbc;

  ExportAskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ExportAsk ask) {
    jdbc.sql(
            """
            insert into listing.export_ask
                   (handle, asked_by, asked_name, asked_role, unit_id, list, address, only_rows,
                    format, purpose, row_count, asked_at)
            values (:handle, :person, :name, :role, :unit, :list, :address, :only,
                    :format, :purpose, :rows, :at)
            """)
        .param("handle", ask.handle())
        .param("person", ask.by().person())
        .param("name", ask.by().name())
        .param("role", ask.by().role())
        .param("unit", ask.by().unit().value())
        .param("list", ask.wanted().list())
        .param("address", ask.wanted().address())
        .param("only", ask.wanted().only().toArray(String[]::new))
        .param("format", ask.wanted().format().name())
        .param("purpose", ask.wanted().purpose().name())
        .param("rows", ask.rows())
        .param("at", at(ask.at()))
        .update();
  }

  /// The reader's own and those about which she could decide, the latest first.
  List<ExportAsk> list(Scope scope) {
    return jdbc.sql("select * from listing.export_ask order by asked_at desc, id desc limit :n")
        .param("n", SHOWN)
        .query(this::ask)
        .list();
  }

  /// Locked: two people, or one twice, do not pass at once.
  Optional<ExportAsk> take(Scope scope, String handle) {
    return jdbc.sql("select * from listing.export_ask where handle = :handle for update")
        .param("handle", handle)
        .query(this::ask)
        .optional();
  }

  void decide(Scope scope, String handle, boolean approved, Instant now) {
    jdbc.sql(
            """
            update listing.export_ask
               set decided_by = :person, decided_at = :now, approved = :approved
             where handle = :handle and decided_at is null
            """)
        .param("person", scope.person().id())
        .param("now", at(now))
        .param("approved", approved)
        .param("handle", handle)
        .update();
  }

  void taken(Scope scope, String handle, Instant now) {
    jdbc.sql(
            """
            update listing.export_ask set taken_at = :now
             where handle = :handle and asked_by = :person and taken_at is null
            """)
        .param("now", at(now))
        .param("handle", handle)
        .param("person", scope.person().id())
        .update();
  }

  private ExportAsk ask(ResultSet row, int number) throws SQLException {
    return new ExportAsk(
        row.getString("handle"),
        new ExportAsk.Asker(
            row.getLong("asked_by"),
            row.getString("asked_name"),
            row.getString("asked_role"),
            new UnitId(row.getInt("unit_id"))),
        new ExportAsk.Wanted(
            row.getString("list"),
            row.getString("address"),
            Set.of((String[]) row.getArray("only_rows").getArray()),
            FileKind.valueOf(row.getString("format")),
            ExportPurpose.valueOf(row.getString("purpose"))),
        row.getInt("row_count"),
        row.getTimestamp("asked_at").toInstant(),
        (Boolean) row.getObject("approved"),
        instant(row, "decided_at"),
        instant(row, "taken_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
