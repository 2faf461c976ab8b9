package abhaya.safecity.board;

import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FinancialYear;
import abhaya.safecity.fund.Ledger;
import abhaya.safecity.fund.PublishedTable;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.project.ComponentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// City by year by component, for a reply to Parliament.
///
/// Each amount stands in one row only, so every column adds up: what is appraised, sanctioned and
/// released for a city as a whole stands under the component `ALL`, what is spent under the
/// component on which it was spent. What money became stands beside it, in things.
record Annexure(
    LocalDate asOf, List<String> sources, List<Row> rows, AnnexureWorks works, Totals totals) {
  static final String WHOLE = "ALL";

  /// @param year April to March, named by both years
  /// @param released by the Centre
  record Row(
      String city,
      String year,
      String component,
      @Nullable Rupees appraised,
      @Nullable Rupees sanctioned,
      @Nullable Rupees released,
      @Nullable Rupees spent) {}

  record Totals(
      Rupees appraised, Rupees sanctioned, Map<String, Rupees> releasedByYear, Rupees spent) {

    Totals {
      releasedByYear = new TreeMap<>(releasedByYear);
    }

    Rupees released() {
      return Rupees.sum(List.copyOf(releasedByYear.values()));
    }
  }

  Annexure {
    sources = List.copyOf(sources);
    rows = List.copyOf(rows);
  }

  static Annexure of(
      List<CityStanding> cities, PublishedTable appraised, Span span, LocalDate asOf) {
    var rows = new ArrayList<Row>();
    var sources = new LinkedHashSet<String>();
    for (var city : cities) {
      rows.addAll(rowsOf(city, appraised, span));
      appraised
          .find(city.city().code(), "appraised", "")
          .ifPresent(one -> sources.add(one.source()));
      sources.addAll(sourcesOf(city));
    }
    return new Annexure(
        asOf, List.copyOf(sources), rows, AnnexureWorks.of(cities, span), totals(rows));
  }

  /// Where the lines that count in a city's ledger come from, each once.
  static List<String> sourcesOf(CityStanding city) {
    return city.book().lines().stream()
        .filter(line -> line.counts() && !line.paper().source().isEmpty())
        .map(line -> line.paper().source())
        .distinct()
        .toList();
  }

  /// The years that are asked for.
  record Span(FinancialYear from, FinancialYear to) {

    boolean holds(FinancialYear year) {
      return year.compareTo(from) >= 0 && year.compareTo(to) <= 0;
    }
  }

  private static List<Row> rowsOf(CityStanding city, PublishedTable appraised, Span span) {
    var ledger = city.ledger();
    var code = city.city().code();
    var print = appraised.find(code, "appraised", "");
    var years = new TreeSet<FinancialYear>();
    for (var entry : ledger.entries()) years.add(FinancialYear.of(entry.on()));
    print.ifPresent(figure -> years.add(FinancialYear.of(figure.asOf())));
    var rows = new ArrayList<Row>();
    for (var year : years) {
      if (!span.holds(year)) continue;
      var in = ledger.in(year);
      var cost =
          print
              .filter(figure -> year.contains(figure.asOf()))
              .map(figure -> figure.rupees())
              .orElse(null);
      rows.add(
          new Row(
              code,
              year.label(),
              WHOLE,
              cost,
              some(in.total(EntryKind.SANCTION)),
              in.total(EntryKind.CENTRE_RELEASE),
              null));
      rows.addAll(spentRows(code, year, in));
    }
    return rows;
  }

  private static List<Row> spentRows(String city, FinancialYear year, Ledger in) {
    var spent = in.spentByComponent();
    var rows = new ArrayList<Row>();
    for (var kind : ComponentKind.values()) {
      var amount = spent.get(kind.name());
      if (amount != null) rows.add(spentRow(city, year, kind.name(), amount));
    }
    var unnamed = spent.get("");
    if (unnamed != null) rows.add(spentRow(city, year, "UNNAMED", unnamed));
    return rows;
  }

  private static Row spentRow(String city, FinancialYear year, String component, Rupees amount) {
    return new Row(city, year.label(), component, null, null, null, amount);
  }

  private static @Nullable Rupees some(Rupees amount) {
    return amount.isZero() ? null : amount;
  }

  private static Totals totals(List<Row> rows) {
    var byYear = new TreeMap<String, Rupees>();
    var appraised = Rupees.ZERO;
    var sanctioned = Rupees.ZERO;
    var spent = Rupees.ZERO;
    for (var row : rows) {
      sanctioned = sanctioned.plus(Objects.requireNonNullElse(row.sanctioned(), Rupees.ZERO));
      appraised = appraised.plus(Objects.requireNonNullElse(row.appraised(), Rupees.ZERO));
      spent = spent.plus(Objects.requireNonNullElse(row.spent(), Rupees.ZERO));
      if (row.released() != null && !row.released().isZero())
        byYear.merge(row.year(), row.released(), Rupees::plus);
    }
    return new Totals(appraised, sanctioned, byYear, spent);
  }
}
