package abhaya.base.access;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// People for the screens of a data administrator.
@Component
public class PeopleQueries {
  private static final int PAGE = 100;

  private final JdbcClient jdbc;

  PeopleQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Postings in the reader's units that have not ended, by name; at most a hundred a page.
  @Transactional(readOnly = true)
  public List<PersonEntry> list(Scope scope, int page) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    return jdbc.sql(
            """
            select p.handle, p.display_name, p.active, o.id as posting_id, o.role, o.unit_id,
                   lower(o.valid) as from_on, upper(o.valid) - 1 as to_on
              from access.posting o
              join access.person p on p.id = o.person_id
             where upper_inf(o.valid) or upper(o.valid) > jurisdiction.today()
             order by p.display_name, o.id
             limit :limit offset :offset
            """)
        .param("limit", PAGE)
        .param("offset", (long) PAGE * page)
        .query((row, number) -> {
          var to = row.getObject("to_on", java.time.LocalDate.class);
          return new PersonEntry(
              row.getString("handle"),
              row.getString("display_name"),
              row.getBoolean("active"),
              row.getLong("posting_id"),
              Role.valueOf(row.getString("role")),
              new abhaya.base.jurisdiction.UnitId(row.getInt("unit_id")),
              row.getObject("from_on", java.time.LocalDate.class),
              to);
        })
        .list();
  }

  /// The number of a person in the reader's units.
  @Transactional(readOnly = true)
  Optional<Long> find(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    return jdbc.sql("select id from access.person where handle = :handle")
        .param("handle", handle)
        .query(Long.class)
        .optional();
  }
}
