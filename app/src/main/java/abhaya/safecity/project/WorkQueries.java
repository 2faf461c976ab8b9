package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Works for pages. Which rows exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
public class WorkQueries {
  private final JdbcClient jdbc;
  private final ChangeQueries changes;

  WorkQueries(JdbcClient jdbc, ChangeQueries changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  /// The cities of the reader's units, by name.
  public List<CityProject> cities(Scope scope) {
    return jdbc.sql("select code, unit_id, name_en, name_hi from project.city order by name_en")
        .query((row, number) ->
            new CityProject(
                row.getString("code"),
                new UnitId(row.getInt("unit_id")),
                row.getString("name_en"),
                row.getString("name_hi")))
        .list();
  }

  public Optional<CityProject> find(Scope scope, String code) {
    return cities(scope).stream().filter(city -> city.code().equals(code)).findFirst();
  }

  /// What each component may cost, in paise.
  public Map<ComponentKind, Long> budgets(Scope scope, String city) {
    var budgets = new EnumMap<ComponentKind, Long>(ComponentKind.class);
    jdbc.sql("select kind, budget_paise from project.component where city = :city")
        .param("city", city)
        .query((row, number) ->
            budgets.put(ComponentKind.valueOf(row.getString("kind")), row.getLong("budget_paise")))
        .list();
    return budgets;
  }

  /// All packages of one city, or of all, with every turn of theirs that the ministry has accepted.
  public List<WorkPackage> works(Scope scope, @Nullable String city) {
    var steps = grouped("step", this::step);
    var plans = grouped("plan", this::plan);
    var dates = grouped("milestone", this::milestone);
    var evidence = evidence();
    var obstacles = obstacles();
    var turns = changes.accepted(scope, city);
    return jdbc.sql(
            """
            select handle::text as handle, city, component, unit_id, counted_in, agency_en,
                   agency_hi, weight
              from project.package
             where :city::text is null or city = :city
             order by city, weight desc, counted_in
            """)
        .param("city", city)
        .query((row, number) -> {
          var handle = row.getString("handle");
          var entered =
              new WorkPackage(
                  handle,
                  place(row),
                  new WorkPackage.Agency(row.getString("agency_en"), row.getString("agency_hi")),
                  row.getBigDecimal("weight"),
                  new StageHistory(steps.getOrDefault(handle, List.of())),
                  new PlanHistory(plans.getOrDefault(handle, List.of())),
                  milestones(dates.getOrDefault(handle, List.of())),
                  evidence.getOrDefault(handle, List.of()),
                  obstacles.getOrDefault(handle, List.of()));
          var now = entered;
          for (var turn : turns.getOrDefault(handle, List.of()))
            now = CourseBook.after(now, turn.course());
          return now;
        })
        .list();
  }

  private static WorkPackage.Place place(ResultSet row) throws SQLException {
    return new WorkPackage.Place(
        row.getString("city"),
        new UnitId(row.getInt("unit_id")),
        ComponentKind.valueOf(row.getString("component")),
        ComponentKind.Unit.valueOf(row.getString("counted_in")));
  }

  /// Reports of a city, the newest month first, the last version of a month first.
  public List<WorkReport> reports(Scope scope, String city) {
    var acts = acts(city);
    return jdbc.sql(
            """
            select handle::text as handle, package::text as package, unit_id, month, version,
                   quantity, parts, reason, remark, entered_at
              from project.report
             where city = :city
             order by month desc, package, version desc
             limit 5000
            """)
        .param("city", city)
        .query((row, number) -> {
          var handle = row.getString("handle");
          return new WorkReport(
              handle,
              row.getString("package"),
              new UnitId(row.getInt("unit_id")),
              month(row),
              row.getInt("version"),
              row.getLong("quantity"),
              Arrays.asList((Long[]) row.getArray("parts").getArray()),
              row.getString("reason"),
              row.getString("remark"),
              new EntryReview(acts.getOrDefault(handle, List.of())),
              row.getObject("entered_at", OffsetDateTime.class).toInstant());
        })
        .list();
  }

  private Map<String, List<EntryReview.Act>> acts(String city) {
    var acts = new HashMap<String, List<EntryReview.Act>>();
    jdbc.sql(
            """
            select r.handle::text as handle, a.move, a.person, a.office, a.remark
              from project.report r
              join project.act a on a.report = r.id
             where r.city = :city
             order by a.report, a.number
            """)
        .param("city", city)
        .query((row, number) ->
            acts.computeIfAbsent(row.getString("handle"), _ -> new ArrayList<>())
                .add(
                    new EntryReview.Act(
                        EntryReview.Move.valueOf(row.getString("move")),
                        row.getString("person"),
                        EntryReview.Office.valueOf(row.getString("office")),
                        row.getString("remark"))))
        .list();
    return acts;
  }

  private interface Line<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> Map<String, List<T>> grouped(String table, Line<T> line) {
    var groups = new HashMap<String, List<T>>();
    jdbc.sql("select * from project." + table + " order by package, number")
        .query((row, number) ->
            groups
                .computeIfAbsent(row.getString("package"), _ -> new ArrayList<>())
                .add(line.read(row)))
        .list();
    return groups;
  }

  private StageHistory.Step step(ResultSet row) throws SQLException {
    return new StageHistory.Step(
        WorkStage.valueOf(row.getString("stage")), day(row, "on_day"), row.getString("reason"));
  }

  private PlanHistory.Plan plan(ResultSet row) throws SQLException {
    var months = new HashMap<YearMonth, Long>();
    var month = YearMonth.from(day(row, "first_month"));
    for (var units : (Long[]) row.getArray("per_month").getArray()) {
      months.put(month, units);
      month = month.plusMonths(1);
    }
    return new PlanHistory.Plan(
        day(row, "due_on"),
        row.getLong("target"),
        months,
        day(row, "approved_on"),
        row.getString("reason"),
        row.getString("approved_in"));
  }

  /// A row of a milestone before its rows are put together.
  private record Dated(String kind, PlanHistory.Plan plan, Optional<LocalDate> doneOn) {}

  private Dated milestone(ResultSet row) throws SQLException {
    var plan =
        new PlanHistory.Plan(
            day(row, "due_on"),
            0,
            Map.of(),
            day(row, "approved_on"),
            row.getString("reason"),
            row.getString("approved_in"));
    return new Dated(
        row.getString("kind"),
        plan,
        Optional.ofNullable(row.getObject("done_on", LocalDate.class)));
  }

  private static List<WorkPackage.Milestone> milestones(List<Dated> rows) {
    var kinds = new LinkedHashMap<String, List<Dated>>();
    for (var row : rows) kinds.computeIfAbsent(row.kind(), _ -> new ArrayList<>()).add(row);
    var milestones = new ArrayList<WorkPackage.Milestone>();
    kinds.forEach((kind, dated) ->
        milestones.add(
            new WorkPackage.Milestone(
                kind,
                new PlanHistory(dated.stream().map(Dated::plan).toList()),
                dated.getFirst().doneOn())));
    milestones.sort(java.util.Comparator.comparing(milestone -> milestone.plans().first().dueOn()));
    return milestones;
  }

  private Map<String, List<WorkPackage.Evidence>> evidence() {
    var evidence = new HashMap<String, List<WorkPackage.Evidence>>();
    jdbc.sql("select * from project.evidence order by package, month")
        .query((row, number) ->
            evidence
                .computeIfAbsent(row.getString("package"), _ -> new ArrayList<>())
                .add(
                    new WorkPackage.Evidence(
                        month(row),
                        row.getLong("installed"),
                        row.getLong("proven"),
                        new WorkPackage.Missing(
                            row.getLong("not_accepted"),
                            row.getLong("not_located"),
                            row.getLong("not_photographed")))))
        .list();
    return evidence;
  }

  private Map<String, List<WorkPackage.Obstacle>> obstacles() {
    var obstacles = new HashMap<String, List<WorkPackage.Obstacle>>();
    jdbc.sql("select * from project.bottleneck order by package, since_on")
        .query((row, number) ->
            obstacles
                .computeIfAbsent(row.getString("package"), _ -> new ArrayList<>())
                .add(
                    new WorkPackage.Obstacle(
                        Bottleneck.valueOf(row.getString("code")),
                        day(row, "since_on"),
                        Optional.ofNullable(row.getObject("cleared_on", LocalDate.class)),
                        row.getString("remark"))))
        .list();
    return obstacles;
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static YearMonth month(ResultSet row) throws SQLException {
    return YearMonth.from(day(row, "month"));
  }
}
