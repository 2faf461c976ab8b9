package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Runs the figures' SQL texts. What a reader may ask was decided before; what the acting person
/// may see, the database decides again.
@Repository
class Counting {

  private final JdbcClient jdbc;

  Counting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Unit, children and months at once.
  @Transactional(readOnly = true)
  public Picture picture(Ask ask) {
    return picture(ask, Set.of(Picture.Part.CHILDREN, Picture.Part.MONTHS));
  }

  /// The unit with the parts asked for, from one look at the data.
  @Transactional(readOnly = true)
  public Picture picture(Ask ask, Set<Picture.Part> parts) {
    var total = new Figures[] {Figures.NONE};
    var children = new HashMap<UnitId, Figures>();
    var months = new TreeMap<LocalDate, Figures>();
    var withChildren = parts.contains(Picture.Part.CHILDREN);
    run(
        ask,
        withChildren ? ask.level() : ask.levelAlone(),
        false,
        row -> {
          int child = row.getInt("child");
          var month = row.getObject("month", LocalDate.class);
          if (child != 0) {
            if (withChildren) children.put(new UnitId(child), figures(row));
          } else if (month != null) {
            months.put(month, figures(row));
          } else {
            total[0] = figures(row);
          }
        });
    long returned = parts.contains(Picture.Part.RETURNED) ? returned(ask) : 0;
    return new Picture(total[0], Map.copyOf(children), months, returned);
  }

  /// The months of each child: what a sparkline draws.
  @Transactional(readOnly = true)
  public Map<UnitId, SortedMap<LocalDate, Figures>> series(Ask ask) {
    var series = new HashMap<UnitId, SortedMap<LocalDate, Figures>>();
    run(
        ask,
        ask.level(),
        true,
        row ->
            series
                .computeIfAbsent(new UnitId(row.getInt("child")), child -> new TreeMap<>())
                .put(row.getObject("month", LocalDate.class), figures(row)));
    return series;
  }

  /// Cases whose final report came back from the court.
  private long returned(Ask ask) {
    return jdbc.sql(FigureSql.returned(ask.level()))
        .params(parameters(ask))
        .query(Long.class)
        .single();
  }

  private void run(Ask ask, FigureSql.Level level, boolean series, RowCallbackHandler taker) {
    everyPlanItsOwn();
    var filtered = !ask.filter().isEmpty();
    jdbc.sql(FigureSql.of(level, filtered, series)).params(parameters(ask)).query(taker);
  }

  /// A plan made for any day would read all days.
  private void everyPlanItsOwn() {
    jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
        .query(String.class)
        .single();
  }

  static Map<String, Object> parameters(Ask ask) {
    var limits = ask.asOf().ageLimits();
    var cuts = Cuts.of(ask.window(), ask.asOf());
    var late = ask.asOf().lateReports();
    var parameters = new HashMap<String, Object>();
    parameters.put("unit", ask.unit().id().value());
    parameters.put("day", ask.asOf().day());
    parameters.put("from", ask.window().from());
    parameters.put("to", ask.window().lastKnownOn(ask.asOf().day()));
    parameters.put("mature", limits.get(0));
    parameters.put("over30", limits.get(1));
    parameters.put("over60", limits.get(2));
    parameters.put("over120", limits.get(3));
    parameters.put("over180", limits.get(4));
    parameters.put("cuts", list(cuts.months(), LocalDate::toString));
    parameters.put("lows", list(cuts.pieces(), piece -> piece.low().toString()));
    parameters.put("highs", list(cuts.pieces(), piece -> piece.high().toString()));
    parameters.put("months", list(cuts.pieces(), piece -> piece.month().toString()));
    parameters.put("pieceAges", list(cuts.pieces(), piece -> Integer.toString(piece.age())));
    parameters.put("openMonth", late.openMonth());
    parameters.put("lateFrom", late.from());
    parameters.put("lateTo", late.to());
    parameters.put("lateSign", late.sign());
    parameters.put("acts", ask.filter().actMask());
    parameters.put("groups", ask.filter().groupMask());
    parameters.put("victims", ask.filter().ageMask());
    parameters.put("kinds", ask.filter().kindMask());
    parameters.put("basis", ask.filter().basisCode());
    return parameters;
  }

  /// An array as PostgreSQL reads it.
  private static <T> String list(List<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(Collectors.joining(",", "{", "}"));
  }

  static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        row.getLong("in_time"),
        row.getLong("late"),
        row.getLong("overdue"),
        row.getLong("young_disposed"),
        row.getLong("young_open"),
        row.getLong("charge_sheets"),
        new Ageing(
            row.getLong("up_to_30"),
            row.getLong("up_to_60"),
            row.getLong("up_to_120"),
            row.getLong("up_to_180"),
            row.getLong("over_180")));
  }
}
