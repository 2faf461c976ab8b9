package abhaya.safecity.board;

import abhaya.safecity.fund.FinancialYear;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.WorkPackage;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// City by year by component in things: what was promised, what is there, what is proven.
///
/// Each figure is the whole up to the end of its year, or up to the last month that has ended. So
/// years are not added up, and neither are things of different units.
record AnnexureWorks(List<Row> rows) {

  /// @param target of the plan in force at the end of the year
  /// @param planned what that plan has up to then
  /// @param installed of which somebody says that they are there
  /// @param proven accepted, located and photographed
  record Row(
      String city,
      String year,
      ComponentKind component,
      ComponentKind.Unit countedIn,
      long target,
      long planned,
      long installed,
      long proven) {

    private Row plus(Row other) {
      return new Row(
          city,
          year,
          component,
          countedIn,
          target + other.target,
          planned + other.planned,
          installed + other.installed,
          proven + other.proven);
    }
  }

  private record Key(ComponentKind component, ComponentKind.Unit countedIn)
      implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      var first = component.compareTo(other.component);
      return first != 0 ? first : countedIn.compareTo(other.countedIn);
    }
  }

  AnnexureWorks {
    rows = List.copyOf(rows);
  }

  static AnnexureWorks of(List<CityStanding> cities, Annexure.Span span) {
    var rows = new ArrayList<Row>();
    for (var city : cities)
      for (var year = span.from(); year.compareTo(span.to()) <= 0; year = year.next())
        rows.addAll(rowsOf(city, year));
    return new AnnexureWorks(rows);
  }

  private static List<Row> rowsOf(CityStanding city, FinancialYear year) {
    var rows = new TreeMap<Key, Row>();
    if (YearMonth.from(year.firstDay()).isAfter(city.lastMonth())) return List.of();
    var ends = YearMonth.from(year.lastDay());
    var month = ends.isAfter(city.lastMonth()) ? city.lastMonth() : ends;
    for (var work : city.works()) {
      if (work.plans().planOn(month.atEndOfMonth()).isEmpty()) continue;
      var key = new Key(work.place().component(), work.place().countedIn());
      rows.merge(key, row(city, year, month, work), Row::plus);
    }
    return List.copyOf(rows.values());
  }

  private static Row row(CityStanding city, FinancialYear year, YearMonth month, WorkPackage work) {
    var plan = work.plans().planOn(month.atEndOfMonth()).orElseThrow();
    var evidence = work.evidenceAt(month);
    return new Row(
        city.city().code(),
        year.label(),
        work.place().component(),
        work.place().countedIn(),
        plan.target(),
        upTo(plan.perMonth(), month),
        evidence.map(WorkPackage.Evidence::installed).orElse(0L),
        evidence.map(WorkPackage.Evidence::proven).orElse(0L));
  }

  private static long upTo(Map<YearMonth, Long> perMonth, YearMonth month) {
    return perMonth.entrySet().stream()
        .filter(one -> !one.getKey().isAfter(month))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
