package abhaya.base.listing;

import abhaya.base.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of kept views. Own ones and those of the unit exist for the reader, others do not.
@Component
class KeptViewStore {
  private static final int SHOWN = 200;

  private final JdbcClient jdbc;

  KeptViewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Scope scope, KeptView view, Instant now) {
    jdbc.sql(
            """
            insert into listing.kept_view
                   (handle, person_id, unit_id, list, name, address, shared, kept_at)
            values (:handle, :person, :unit, :list, :name, :address, :shared, :now)
            """)
        .param("handle", view.handle())
        .param("person", scope.person().id())
        .param("unit", scope.unit().value())
        .param("list", view.list())
        .param("name", view.name())
        .param("address", view.address())
        .param("shared", view.shared())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// All that stand, and of her own also those she took away last.
  List<KeptView> list(Scope scope) {
    return jdbc.sql(
            """
            select handle, list, name, address, shared, removed_at is not null as removed,
                   person_id = (select sec.uid()) as own
              from listing.kept_view
             order by removed_at nulls first, list, lower(name), id
             limit :n
            """)
        .param("n", SHOWN)
        .query(KeptViewStore::view)
        .list();
  }

  long count(Scope scope) {
    return jdbc.sql(
            """
            select count(*) from listing.kept_view
             where person_id = (select sec.uid()) and removed_at is null
            """)
        .query(Long.class)
        .single();
  }

  /// True if there is such a view of the reader's own.
  boolean remove(Scope scope, String handle, @Nullable Instant at) {
    return jdbc.sql(
                """
                update listing.kept_view set removed_at = :at
                 where handle = :handle and person_id = (select sec.uid())
                """)
            .param(
                "at",
                at == null ? null : at.atOffset(ZoneOffset.UTC),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("handle", handle)
            .update()
        == 1;
  }

  private static KeptView view(ResultSet row, int number) throws SQLException {
    return new KeptView(
        row.getString("handle"),
        row.getString("list"),
        row.getString("name"),
        row.getString("address"),
        row.getBoolean("shared"),
        row.getBoolean("own"),
        row.getBoolean("removed"));
  }
}
