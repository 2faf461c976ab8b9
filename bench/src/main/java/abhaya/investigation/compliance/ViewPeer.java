package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.BenchAdmin;
import abhaya.bench.Installation;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A materialized view by state and last day, as somebody would make it for a dashboard: it knows
/// what is known now and nothing of what a past day knew, and is as old as its last refresh.
final class ViewPeer implements AutoCloseable {
  private static final String VIEW =
      """
      create materialized view public.bench_view as
      select p.state_id as child, f.due_on, count(*) as n, count(f.reported_on) as reported,
             count(*) filter (where f.reported_on <= f.due_on) as in_time,
             count(*) filter (where f.charged) as charged
        from compliance.case_fact f
        join compliance.block_place p
          on p.block_id = f.state_block and p.level = 'STATE' and p.valid @> current_date
       group by 1, 2
      """;

  private static final String QUESTION =
      """
      with asked as (select ?::date as ended)
      select child,
             sum(in_time) filter (where due_on <= ended) as in_time,
             coalesce(sum(reported - in_time) filter (where due_on <= ended), 0) as late,
             coalesce(sum(n - reported) filter (where due_on <= ended), 0) as overdue,
             coalesce(sum(reported) filter (where due_on > ended), 0) as young_disposed,
             coalesce(sum(n - reported) filter (where due_on > ended), 0) as young_open,
             coalesce(sum(charged), 0) as charge_sheets,
             coalesce(sum(n - reported) filter (where ended - due_on between 0 and 29), 0) as up_to_30,
             coalesce(sum(n - reported) filter (where ended - due_on between 30 and 59), 0) as up_to_60,
             coalesce(sum(n - reported) filter (where ended - due_on between 60 and 119), 0) as up_to_120,
             coalesce(sum(n - reported) filter (where ended - due_on between 120 and 179), 0) as up_to_180,
             coalesce(sum(n - reported) filter (where ended - due_on > 179), 0) as over_180
        from public.bench_view, asked
       group by child
      """;

  private final Connection admin;

  ViewPeer(Installation installation) throws SQLException {
    admin = BenchAdmin.open(installation.product());
    try (var statement = admin.createStatement()) {
      statement.execute(VIEW);
      statement.execute("analyze public.bench_view");
    }
  }

  Map<UnitId, Figures> answer(Ask ask) throws SQLException {
    var found = new HashMap<UnitId, Figures>();
    try (var question = admin.prepareStatement(QUESTION)) {
      question.setDate(1, Date.valueOf(ask.asOf().lastEndedDay()));
      try (var row = question.executeQuery()) {
        while (row.next()) found.put(new UnitId(row.getInt("child")), Counting.figures(row));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute("drop materialized view public.bench_view");
    }
    admin.close();
  }
}
