package abhaya.safecity.followup;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Matters for pages. Which rows exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
public class FollowupQueries {
  private static final int ROWS_MAX = 5_000;

  private final JdbcClient jdbc;

  FollowupQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// All matters of a city, the newest first; of all the reader's cities if none is named.
  public List<MatterCourse> courses(Scope scope, @Nullable String city) {
    return put(
        jdbc.sql(
                """
                select m.*
                  from followup.matter m
                 where :city::text is null or m.city = :city
                 order by m.root, m.version
                 limit :most
                """)
            .param("city", city)
            .param("most", ROWS_MAX)
            .query((row, number) -> matter(row))
            .list(),
        notes(city, null));
  }

  /// Good practice of every city.
  public List<MatterCourse> practices(Scope scope) {
    return put(
        jdbc.sql(
                """
                select m.*
                  from followup.matter m
                 where m.kind = 'PRACTICE'
                 order by m.root, m.version
                 limit :most
                """)
            .param("most", ROWS_MAX)
            .query((row, number) -> matter(row))
            .list(),
        notes(null, true));
  }

  public Optional<MatterCourse> find(Scope scope, String root) {
    if (!MatterForm.isHandle(root)) return Optional.empty();
    var versions =
        jdbc.sql("select m.* from followup.matter m where m.root = :root order by m.version")
            .param("root", UUID.fromString(root))
            .query((row, number) -> matter(row))
            .list();
    var notes =
        jdbc.sql("select n.* from followup.note n where n.root = :root order by n.number")
            .param("root", UUID.fromString(root))
            .query((row, number) -> note(row))
            .list();
    return versions.isEmpty() ? Optional.empty() : Optional.of(new MatterCourse(versions, notes));
  }

  private static List<MatterCourse> put(List<Matter> matters, Map<String, List<MatterNote>> notes) {
    var roots = new LinkedHashMap<String, List<Matter>>();
    for (var matter : matters)
      roots.computeIfAbsent(matter.root(), _ -> new ArrayList<>()).add(matter);
    var courses = new ArrayList<MatterCourse>();
    roots.forEach((root, versions) ->
        courses.add(new MatterCourse(versions, notes.getOrDefault(root, List.of()))));
    courses.sort(
        java.util.Comparator.comparing((MatterCourse course) -> course.now().facts().on())
            .reversed()
            .thenComparing(course -> course.now().root()));
    return courses;
  }

  private Map<String, List<MatterNote>> notes(@Nullable String city, @Nullable Boolean practice) {
    var notes = new HashMap<String, List<MatterNote>>();
    jdbc.sql(
            """
            select n.*
              from followup.note n
             where (:practice::boolean is null or n.practice = :practice)
               and (:city::text is null
                 or n.root in (select m.root from followup.matter m where m.city = :city))
             order by n.root, n.number
            """)
        .param("city", city)
        .param("practice", practice)
        .query((row, number) ->
            notes.computeIfAbsent(row.getString("root"), _ -> new ArrayList<>()).add(note(row)))
        .list();
    return notes;
  }

  private static Matter matter(ResultSet row) throws SQLException {
    return new Matter(
        row.getString("handle"),
        row.getString("root"),
        row.getInt("version"),
        new Matter.Home(
            row.getString("city"),
            new UnitId(row.getInt("unit_id")),
            MatterKind.valueOf(row.getString("kind")),
            row.getString("parent")),
        new Matter.Text(
            row.getString("title"),
            row.getString("detail"),
            row.getString("owner"),
            row.getString("source")),
        new Matter.Facts(
            row.getObject("on_day", LocalDate.class),
            row.getObject("due_on", LocalDate.class),
            row.getInt("likelihood"),
            row.getInt("impact"),
            row.getLong("number"),
            row.getString("evidence")),
        new Matter.Origin(
            row.getString("reason"),
            row.getLong("entered_by"),
            row.getObject("entered_at", OffsetDateTime.class).toInstant()));
  }

  private static MatterNote note(ResultSet row) throws SQLException {
    var office = row.getString("office");
    return new MatterNote(
        MatterNote.Step.valueOf(row.getString("step")),
        row.getString("city"),
        new MatterNote.Said(
            row.getString("words"),
            row.getString("evidence"),
            Optional.ofNullable(row.getObject("expected_on", LocalDate.class))),
        row.getLong("person_id"),
        office.isEmpty() ? Optional.empty() : Optional.of(Role.valueOf(office)),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  /// Draws of a city, the newest first.
  public List<MatterDraw> draws(Scope scope, String city) {
    return jdbc.sql(
            """
            select d.*
              from followup.draw d
             where d.city = :city
             order by d.month desc
             limit 120
            """)
        .param("city", city)
        .query((row, number) -> draw(row))
        .list();
  }

  public Optional<MatterDraw> findDraw(Scope scope, String handle) {
    if (!MatterForm.isHandle(handle)) return Optional.empty();
    return jdbc.sql("select d.* from followup.draw d where d.handle = :handle")
        .param("handle", UUID.fromString(handle))
        .query((row, number) -> draw(row))
        .optional();
  }

  private static MatterDraw draw(ResultSet row) throws SQLException {
    return new MatterDraw(
        row.getString("handle"),
        row.getString("city"),
        new UnitId(row.getInt("unit_id")),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        new MatterDraw.Seed(row.getString("seed"), row.getString("source")),
        Arrays.asList((String[]) row.getArray("pool").getArray()),
        row.getInt("many"),
        row.getObject("drawn_at", OffsetDateTime.class).toInstant());
  }
}
