package abhaya.safecity.asset;

import abhaya.base.feed.Columns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.safecity.measure.Outage;
import abhaya.safecity.measure.OutageCause;
import abhaya.safecity.measure.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts a day that has ended, from its readings and faults, once for each thing.
@Component
class DaySums {
  private static final Duration LATE_UP_TO = Duration.ofDays(1);
  private static final int CHUNK = 5_000;
  private static final int FETCH = 5_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final KnownAssets known;
  private final KindStore kinds;
  private final Fleet fleet;
  private final TermsStore terms;
  private final DeviceStandings standings;
  private final MonthFigures months;

  DaySums(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      KnownAssets known,
      KindStore kinds,
      Fleet fleet,
      TermsStore terms,
      DeviceStandings standings,
      MonthFigures months) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.known = known;
    this.kinds = kinds;
    this.fleet = fleet;
    this.terms = terms;
    this.standings = standings;
    this.months = months;
  }

  private record Row(long asset, int unit, DaySum sum) {}

  /// The last day counted so far; null if none.
  @Nullable LocalDate lastDay() {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(_ ->
            jdbc.sql("select max(day) from asset.day_sum")
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list()
                .getFirst()));
  }

  /// Counts a day; what was counted is replaced.
  ///
  /// @return how many things have a sum
  int count(LocalDate day) {
    var from = day.atStartOfDay(India.ZONE).toInstant();
    var to = day.plusDays(1).atStartOfDay(India.ZONE).toInstant();
    var count =
        DatabaseContext.SYSTEM.call(() ->
            Objects.requireNonNull(transactions.execute(_ -> count(day, new Span(from, to)))));
    months.forget();
    return count;
  }

  /// Reads the day's signs in the order of the things, so that only those of one are in memory.
  private int count(LocalDate day, Span when) {
    var faults = outages(when);
    var rows = new ArrayList<Row>();
    var counted = new HashSet<Long>();
    var current = new ArrayList<DaySum.Sign>();
    var at = new long[] {0};
    jdbc.sql(SIGNS + " order by asset_id, at")
        .param("from", utc(when.from().minus(LATE_UP_TO)))
        .param("to", utc(when.to().plus(LATE_UP_TO)))
        .param("since", utc(when.from().minus(Duration.ofHours(2))))
        .param("until", utc(when.to()))
        .withFetchSize(FETCH)
        .query((ResultSet row) -> {
          var asset = row.getLong("asset_id");
          if (asset != at[0]) {
            finish(at[0], when, current, faults).ifPresent(rows::add);
            counted.add(at[0]);
            current.clear();
            at[0] = asset;
          }
          current.add(sign(row));
        });
    finish(at[0], when, current, faults).ifPresent(rows::add);
    counted.add(at[0]);
    for (var thing : known.all())
      if (!counted.contains(thing.id()))
        finish(thing.id(), when, List.of(), faults).ifPresent(rows::add);
    for (var from = 0; from < rows.size(); from += CHUNK)
      write(day, rows.subList(from, Math.min(rows.size(), from + CHUNK)));
    return rows.size();
  }

  /// What is not measured, not installed or has never told anything has no sum.
  private Optional<Row> finish(
      long asset, Span when, List<DaySum.Sign> signs, Map<Long, List<Outage>> faults) {
    var found = known.find(asset);
    if (found.isEmpty()) return Optional.empty();
    var thing = found.get();
    if (!thing.standing() || !kinds.book().get(thing.kind()).measured()) return Optional.empty();
    var told = standings.find(asset);
    if (told.isEmpty() || !told.get().firstAt().isBefore(when.to())) return Optional.empty();
    var sum =
        DaySum.of(
            terms.of(thing, India.dateOf(when.from())),
            fleet.patience(thing),
            when,
            signs,
            faults.getOrDefault(asset, List.of()));
    return Optional.of(new Row(asset, thing.unit().value(), sum));
  }

  /// The sum of one thing from some moment until now, for its page.
  DaySum soFar(KnownAssets.KnownAsset thing, Span when) {
    return Objects.requireNonNull(transactions.execute(_ -> read(thing, when)));
  }

  private DaySum read(KnownAssets.KnownAsset thing, Span when) {
    var faults =
        jdbc
            .sql(OUTAGES + " and asset_id = :asset")
            .param("from", utc(when.from()))
            .param("to", utc(when.to()))
            .param("asset", thing.id())
            .query((row, number) -> outage(row, when))
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    var signs =
        jdbc.sql(SIGNS + " and asset_id = :asset order by at")
            .param("from", utc(when.from().minus(LATE_UP_TO)))
            .param("to", utc(when.to().plus(LATE_UP_TO)))
            .param("since", utc(when.from().minus(fleet.patience(thing))))
            .param("until", utc(when.to()))
            .param("asset", thing.id())
            .query((row, number) -> sign(row))
            .list();
    return DaySum.of(terms.of(thing), fleet.patience(thing), when, signs, faults);
  }

  private static final String SIGNS =
      """
      select asset_id, at, status, measures ->> 'picture' as picture,
             measures ->> 'recording' as recording, measures ->> 'nightPicture' as night
        from asset.reading_seen
       where got_at >= :from and got_at < :to and at >= :since and at < :until
      """;

  private static DaySum.Sign sign(ResultSet row) throws SQLException {
    var picture = flag(row, "picture");
    var recording = flag(row, "recording");
    var seen =
        picture == null ? recording : Boolean.valueOf(picture && !Boolean.FALSE.equals(recording));
    return new DaySum.Sign(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Reading.Status.of(row.getInt("status")).isAlive(),
        seen,
        flag(row, "night"));
  }

  private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
    var text = row.getString(column);
    return text == null ? null : Boolean.valueOf(text);
  }

  private static final String OUTAGES =
      """
      select asset_id, opened_at, coalesce(restored_at, closed_at) as ended_at, cause, evidence
        from asset.ticket
       where opened_at < :to and coalesce(restored_at, closed_at, 'infinity') > :from
      """;

  private Map<Long, List<Outage>> outages(Span when) {
    var outages = new HashMap<Long, List<Outage>>();
    jdbc.sql(OUTAGES)
        .param("from", utc(when.from()))
        .param("to", utc(when.to()))
        .query((ResultSet row) -> {
          var asset = row.getLong("asset_id");
          var known = outages.computeIfAbsent(asset, _ -> new ArrayList<>());
          outage(row, when).ifPresent(known::add);
        });
    return outages;
  }

  /// Empty where nothing of it lies within the time.
  private static Optional<Outage> outage(ResultSet row, Span when) throws SQLException {
    var opened = row.getObject("opened_at", OffsetDateTime.class).toInstant();
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    var from = opened.isBefore(when.from()) ? when.from() : opened;
    var to = ended == null || ended.toInstant().isAfter(when.to()) ? when.to() : ended.toInstant();
    if (!from.isBefore(to)) return Optional.empty();
    return Optional.of(
        new Outage(
            new Span(from, to),
            OutageCause.valueOf(row.getString("cause")),
            !row.getString("evidence").isBlank()));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private void write(LocalDate day, List<Row> rows) {
    var columns = new Columns<>(rows);
    jdbc.sql(
            """
            insert into asset.day_sum (asset_id, day, unit_id, agreed, maintenance, forgiven, down,
                                       view_down, night_due, night_down)
            select r.asset, :day, r.unit, r.agreed, r.maintenance, r.forgiven, r.down, r.view,
                   r.due, r.night
              from unnest(:assets::bigint[], :units::int[], :agreed::bigint[],
                          :maintenance::bigint[], :forgiven::bigint[], :down::bigint[],
                          :views::bigint[], :dues::bigint[], :nights::bigint[])
                   as r (asset, unit, agreed, maintenance, forgiven, down, view, due, night)
            on conflict (asset_id, day) do update
               set agreed = excluded.agreed, maintenance = excluded.maintenance,
                   forgiven = excluded.forgiven, down = excluded.down,
                   view_down = excluded.view_down, night_due = excluded.night_due,
                   night_down = excluded.night_down
            """)
        .param("day", day)
        .param("assets", columns.longs(Row::asset))
        .param("units", columns.ints(Row::unit))
        .param("agreed", columns.longs(row -> row.sum().agreed()))
        .param("maintenance", columns.longs(row -> row.sum().maintenance()))
        .param("forgiven", columns.longs(row -> row.sum().forgiven()))
        .param("down", columns.longs(row -> row.sum().down()))
        .param("views", rows.stream().map(row -> row.sum().viewDown()).toArray(Long[]::new))
        .param("dues", rows.stream().map(row -> row.sum().nightDue()).toArray(Long[]::new))
        .param("nights", rows.stream().map(row -> row.sum().nightDown()).toArray(Long[]::new))
        .update();
  }
}
