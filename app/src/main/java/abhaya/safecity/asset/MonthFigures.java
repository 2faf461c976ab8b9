package abhaya.safecity.asset;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The sums of the last thirty whole days of every thing, in memory for lists that sort by them.
@Component
public class MonthFigures {
  static final int DAYS = 30;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private volatile @Nullable Figures known;

  private record Figures(LocalDate today, Map<Long, DaySum> sums) {}

  MonthFigures(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  Optional<DaySum> find(long asset) {
    return Optional.ofNullable(sums().get(asset));
  }

  private Map<Long, DaySum> sums() {
    var today = India.dateOf(clock.instant());
    var figures = known;
    return figures != null && figures.today().equals(today) ? figures.sums() : read(today);
  }

  /// The days were counted anew.
  public void forget() {
    known = null;
  }

  private synchronized Map<Long, DaySum> read(LocalDate today) {
    var figures = known;
    if (figures != null && figures.today().equals(today)) return figures.sums();
    var sums = new HashMap<Long, DaySum>();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ ->
            jdbc.sql(SQL)
                .param("from", today.minusDays(DAYS))
                .param("to", today)
                .query((row, number) -> sums.put(row.getLong("asset_id"), sum(row)))
                .list()));
    known = new Figures(today, sums);
    return sums;
  }

  private static final String SQL =
      """
      select asset_id, sum(agreed) as agreed, sum(maintenance) as maintenance,
             sum(forgiven) as forgiven, sum(down) as down,
             case when count(view_down) > 0
                  then sum(coalesce(view_down, agreed - maintenance - forgiven)) end as view_down,
             sum(night_due) as night_due, sum(night_down) as night_down
        from asset.day_sum
       where day >= :from and day < :to
       group by asset_id
      """;

  static DaySum sum(ResultSet row) throws SQLException {
    return new DaySum(
        row.getLong("agreed"),
        row.getLong("maintenance"),
        row.getLong("forgiven"),
        row.getLong("down"),
        row.getObject("view_down") == null ? null : row.getLong("view_down"),
        row.getObject("night_due") == null ? null : row.getLong("night_due"),
        row.getObject("night_down") == null ? null : row.getLong("night_down"));
  }
}
