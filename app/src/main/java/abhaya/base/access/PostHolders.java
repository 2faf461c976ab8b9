package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who holds which post on a day: for what the program has to tell somebody. The caller works for
/// the program, under its context and in its transaction; a reader's context finds only herself.
@Component
public class PostHolders {
  private final JdbcClient jdbc;

  PostHolders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A person in a post.
  public record Holder(long person, Role role, UnitId unit) {}

  /// Those in these units on the day whose account is not shut.
  public List<Holder> of(Collection<UnitId> units, LocalDate day) {
    return jdbc.sql(
            """
            select o.person_id, o.role, o.unit_id
              from access.posting o
              join access.person p on p.id = o.person_id and p.active
             where o.unit_id = any (:units) and o.valid @> :day
             order by o.person_id, o.id
            """)
        .param("units", units.stream().map(UnitId::value).distinct().toArray(Integer[]::new))
        .param("day", day)
        .query((row, number) ->
            new Holder(
                row.getLong("person_id"),
                Role.valueOf(row.getString("role")),
                new UnitId(row.getInt("unit_id"))))
        .list();
  }

  /// The people whom feeds name by these numbers, those without an account here left out.
  public Map<String, Long> officers(Collection<String> numbers) {
    var found = new HashMap<String, Long>();
    if (numbers.isEmpty()) return found;
    jdbc.sql(
            """
            select p.officer_id, p.id from access.person p
             where p.officer_id = any (:numbers) and p.active
            """)
        .param("numbers", numbers.stream().distinct().toArray(String[]::new))
        .query((row, number) -> found.put(row.getString("officer_id"), row.getLong("id")))
        .list();
    return found;
  }
}
