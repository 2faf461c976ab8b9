package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Turns in the course of works for pages. Which exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
public class ChangeQueries {
  private final JdbcClient jdbc;

  ChangeQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Of one city or of all, the last entered first.
  public List<WorkChange> changes(Scope scope, @Nullable String city) {
    var acts = acts(city);
    return jdbc.sql(
            """
            select id, handle::text as handle, package::text as package, unit_id, kind, subject,
                   on_day, target, first_month, per_month, approved_on, approved_in, reason,
                   entered_at
              from project.change
             where :city::text is null or city = :city
             order by id desc
             limit 5000
            """)
        .param("city", city)
        .query((row, number) -> {
          var course = acts.getOrDefault(row.getLong("id"), List.of());
          return new WorkChange(
              row.getString("handle"),
              row.getString("package"),
              new UnitId(row.getInt("unit_id")),
              course(row),
              new EntryReview(course.stream().map(Acted::act).toList()),
              course.isEmpty() ? at(row, "entered_at") : course.getLast().at());
        })
        .list();
  }

  /// What the ministry has accepted, by package, in the order in which it did.
  Map<String, List<WorkChange>> accepted(Scope scope, @Nullable String city) {
    return changes(scope, city).reversed().stream()
        .filter(WorkChange::counts)
        .sorted(Comparator.comparing(WorkChange::movedAt))
        .collect(Collectors.groupingBy(WorkChange::packageHandle));
  }

  private record Acted(EntryReview.Act act, Instant at) {}

  private Map<Long, List<Acted>> acts(@Nullable String city) {
    var acts = new HashMap<Long, List<Acted>>();
    jdbc.sql(
            """
            select a.change, a.move, a.person, a.office, a.remark, a.acted_at
              from project.change_act a
              join project.change c on c.id = a.change
             where :city::text is null or c.city = :city
             order by a.change, a.number
            """)
        .param("city", city)
        .query((row, number) ->
            acts.computeIfAbsent(row.getLong("change"), _ -> new ArrayList<>())
                .add(
                    new Acted(
                        new EntryReview.Act(
                            EntryReview.Move.valueOf(row.getString("move")),
                            row.getString("person"),
                            EntryReview.Office.valueOf(row.getString("office")),
                            row.getString("remark")),
                        at(row, "acted_at"))))
        .list();
    return acts;
  }

  private static WorkChange.Course course(ResultSet row) throws SQLException {
    var subject = row.getString("subject");
    var on = Objects.requireNonNull(day(row, "on_day"));
    var reason = row.getString("reason");
    return switch (row.getString("kind")) {
      case "STAGE" -> new WorkChange.Reached(WorkStage.valueOf(subject), on, reason);
      case "DONE" -> new WorkChange.Done(subject, on, reason);
      case "BLOCKED" -> new WorkChange.Blocked(Bottleneck.valueOf(subject), on, reason);
      case "CLEARED" -> new WorkChange.Cleared(Bottleneck.valueOf(subject), on, reason);
      case "DUE" -> new WorkChange.Moved(subject, plan(row, on));
      default -> new WorkChange.Replanned(plan(row, on));
    };
  }

  private static PlanHistory.Plan plan(ResultSet row, LocalDate dueOn) throws SQLException {
    var months = new TreeMap<YearMonth, Long>();
    var first = day(row, "first_month");
    if (first != null) {
      var month = YearMonth.from(first);
      for (var units : (Long[]) row.getArray("per_month").getArray()) {
        months.put(month, units);
        month = month.plusMonths(1);
      }
    }
    return new PlanHistory.Plan(
        dueOn,
        row.getLong("target"),
        months,
        Objects.requireNonNull(day(row, "approved_on")),
        row.getString("reason"),
        row.getString("approved_in"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
