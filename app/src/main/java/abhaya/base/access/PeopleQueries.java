package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// People for the screens of a data administrator.
@Component
public class PeopleQueries {
  /// Lines of a page.
  public static final int PAGE = 50;

  private final JdbcClient jdbc;
  private final AccountStore accounts;
  private final StaffReach reach;
  private final ProgramWork program;

  PeopleQueries(JdbcClient jdbc, AccountStore accounts, StaffReach reach, ProgramWork program) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.reach = reach;
    this.program = program;
  }

  /// @param total how many lines there are on all pages
  public record Listed(List<PersonEntry> entries, long total) {
    public Listed {
      entries = List.copyOf(entries);
    }
  }

  /// In which order, and which lines of it.
  ///
  /// @param sort `name`, `role`, `from` or `to`
  /// @param size lines of a page
  /// @param page from 1
  public record Way(String sort, boolean turned, int size, int page) {
    private static final Set<String> SORTS = Set.of("role", "from", "to");

    static Way byName(int page) {
      return new Way("name", false, PAGE, page);
    }

    private String key() {
      return (SORTS.contains(sort) ? sort : "name") + (turned ? "-" : "");
    }
  }

  /// Postings in the reader's units, by name or as is asked for.
  @Transactional(readOnly = true)
  public Listed list(Scope scope, PeopleFilter filter, Way way) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    record Line(PersonEntry entry, long total) {}
    var name = filter.name();
    var lines =
        jdbc.sql(
                """
                select p.handle, p.display_name, p.active, o.id as posting_id, o.role, o.unit_id,
                       lower(o.valid) as from_on, upper(o.valid) - 1 as to_on,
                       count(*) over () as total
                  from access.posting o
                  join access.person p on p.id = o.person_id
                 where (:name::text is null or p.officer_id = :name
                        or strpos(lower(p.display_name), lower(:name)) > 0)
                   and (:role::text is null or o.role = :role)
                   and (:units::int[] is null or o.unit_id = any (:units))
                   and case :state
                         when 'ENDED'    then upper(o.valid) <= jurisdiction.today()
                         when 'DISABLED' then not p.active
                         else p.active and (upper_inf(o.valid)
                                            or upper(o.valid) > jurisdiction.today()) end
                 order by case :way when 'role' then o.role end,
                          case :way when 'role-' then o.role end desc,
                          case :way when 'from' then lower(o.valid) end,
                          case :way when 'from-' then lower(o.valid) end desc,
                          case :way when 'to' then upper(o.valid) end nulls last,
                          case :way when 'to-' then upper(o.valid) end desc nulls last,
                          case :way when 'name-' then p.display_name end desc,
                          p.display_name, o.id
                 limit :limit offset :offset
                """)
            .param("name", name == null ? null : name.strip())
            .param("role", filter.role() == null ? null : filter.role().name())
            .param("units", filter.units() == null ? null : filter.units().toArray(Integer[]::new))
            .param("state", filter.state().name())
            .param("way", way.key())
            .param("limit", way.size())
            .param("offset", (long) way.size() * (way.page() - 1))
            .query((row, number) -> new Line(entry(row), row.getLong("total")))
            .list();
    var total = lines.isEmpty() ? 0 : lines.getFirst().total();
    return new Listed(lines.stream().map(Line::entry).toList(), total);
  }

  private static PersonEntry entry(ResultSet row) throws SQLException {
    return new PersonEntry(
        row.getString("handle"),
        row.getString("display_name"),
        row.getBoolean("active"),
        row.getLong("posting_id"),
        Role.valueOf(row.getString("role")),
        new UnitId(row.getInt("unit_id")),
        row.getObject("from_on", LocalDate.class),
        row.getObject("to_on", LocalDate.class));
  }

  /// A person of the reader's units, as she is shown.
  public record Known(String handle, String displayName) {}

  /// Those of these people whom the reader keeps, by number.
  @Transactional(readOnly = true)
  public Map<Long, Known> known(Scope scope, Collection<Long> people) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    record Line(long id, Known known) {}
    var known = new HashMap<Long, Known>();
    jdbc.sql("select id, handle, display_name from access.person where id = any (:people)")
        .param("people", people.toArray(Long[]::new))
        .query((row, number) ->
            new Line(
                row.getLong("id"),
                new Known(row.getString("handle"), row.getString("display_name"))))
        .list()
        .forEach(line -> known.put(line.id(), line.known()));
    return known;
  }

  /// One person with her account and her postings in the reader's units.
  ///
  /// @throws NotVisible if she has none there
  @Transactional(readOnly = true)
  public PersonFile file(Scope scope, String handle) {
    record Person(long id, String displayName, String officerId) {}
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var person =
        jdbc.sql("select id, display_name, officer_id from access.person where handle = :handle")
            .param("handle", handle)
            .query((row, number) ->
                new Person(
                    row.getLong("id"), row.getString("display_name"), row.getString("officer_id")))
            .optional()
            .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    var postings = postings(scope, handle);
    return program.call(() ->
        new PersonFile(
            handle,
            person.displayName(),
            person.officerId(),
            accounts.state(person.id()),
            postings,
            reach.take(scope, handle).refusal()));
  }

  /// Postings of a person in the reader's units, the last first.
  @Transactional(readOnly = true)
  public List<Posting> postings(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    return jdbc.sql(
            """
            select o.id, o.role, o.unit_id, lower(o.valid) as from_on, upper(o.valid) - 1 as to_on
              from access.posting o
              join access.person p on p.id = o.person_id
             where p.handle = :handle
               and o.unit_id = any ((select access.units_list('ADMIN_PEOPLE'))::int[])
             order by lower(o.valid) desc, o.id desc
            """)
        .param("handle", handle)
        .query((row, number) -> PeopleStore.posting(row))
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
