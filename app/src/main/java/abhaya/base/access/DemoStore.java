package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of the demonstration's cards. The caller brings transaction and context.
@Component
class DemoStore {
  private final JdbcClient jdbc;

  DemoStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long personId) {
    jdbc.sql(
            """
            insert into access.demo_card (person_id, place)
            select :personId, coalesce(max(place), 0) + 1 from access.demo_card
            """)
        .param("personId", personId)
        .update();
  }

  boolean exist() {
    return jdbc.sql("select exists (select from access.demo_card)").query(Boolean.class).single();
  }

  List<DemoCard> list() {
    return jdbc.sql(
            """
            select p.handle, p.display_name, o.role, o.unit_id
              from access.demo_card c
              join access.person p on p.id = c.person_id
              join access.posting o on o.person_id = p.id
             where p.active
             order by c.place
             limit 40
            """)
        .query((row, number) ->
            new DemoCard(
                row.getString("handle"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                new UnitId(row.getInt("unit_id"))))
        .list();
  }

  List<DemoAccounts.Posted> posted() {
    return jdbc.sql(
            """
            select p.id as person, o.id as posting, p.display_name, o.role, o.unit_id, p.officer_id
              from access.demo_card c
              join access.person p on p.id = c.person_id
              join access.posting o on o.person_id = p.id and o.valid @> jurisdiction.today()
             where p.active
             order by c.place, o.id
            """)
        .query((row, number) ->
            new DemoAccounts.Posted(
                row.getLong("person"),
                row.getLong("posting"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                new UnitId(row.getInt("unit_id")),
                row.getString("officer_id")))
        .list();
  }

  Optional<Long> find(String handle) {
    return jdbc.sql(
            """
            select p.id
              from access.demo_card c
              join access.person p on p.id = c.person_id
             where p.handle = :handle
            """)
        .param("handle", handle)
        .query(Long.class)
        .optional();
  }
}
