package abhaya.safecity.board;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.paper.FileKind;
import abhaya.base.paper.Stamp;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.safecity.fund.FinancialYear;
import abhaya.safecity.fund.FundQueries;
import abhaya.safecity.fund.Rupees;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The annexure to a reply in Parliament, for a person in one click and for a program.
@RestController
class AnnexureDoor {
  private static final FinancialYear FIRST = new FinancialYear(2013);

  private final Standings standings;
  private final FundQueries funds;
  private final TrailRegister trail;

  AnnexureDoor(Standings standings, FundQueries funds, TrailRegister trail) {
    this.standings = standings;
    this.funds = funds;
    this.trail = trail;
  }

  /// Amounts in rupees with two decimals, as text.
  record Answer(
      LocalDate asOf,
      List<String> sources,
      List<Line> rows,
      List<AnnexureWorks.Row> works,
      Totals totals) {}

  record Line(
      String city,
      String year,
      String component,
      @Nullable String appraised,
      @Nullable String sanctioned,
      @Nullable String released,
      @Nullable String spent) {}

  record Totals(
      String appraised, String sanctioned, Map<String, String> releasedByYear, String spent) {}

  @GetMapping("/safecity/annexure.xlsx")
  ResponseEntity<byte[]> sheet(Scope scope, Visit visit, @RequestParam @Nullable String city) {
    var file = new AnnexureFile(visit.words(), annexure(scope, city, null, null));
    return FileKind.XLSX.answer("safe-city-annexure", file.xlsx());
  }

  @GetMapping("/safecity/annexure.csv")
  ResponseEntity<byte[]> csv(Scope scope, Visit visit, @RequestParam @Nullable String city) {
    var file = new AnnexureFile(visit.words(), annexure(scope, city, null, null));
    return FileKind.CSV.answer("safe-city-annexure", file.csvBytes());
  }

  @GetMapping("/safecity/annexure.pdf")
  ResponseEntity<byte[]> paper(Scope scope, Visit visit, @RequestParam @Nullable String city) {
    var file = new AnnexureFile(visit.words(), annexure(scope, city, null, null));
    return FileKind.PDF.answer("safe-city-annexure", file.pdf(Stamp.of(visit, "")));
  }

  @GetMapping("/api/v1/safe-city/annexure")
  ResponseEntity<?> ask(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String city,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam(defaultValue = "json") String format) {
    var annexure = annexure(scope, city, from, to);
    var file = new AnnexureFile(visit.words(), annexure);
    return switch (format) {
      case "json" -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json(annexure));
      case "xlsx" -> FileKind.XLSX.answer("safe-city-annexure", file.xlsx());
      case "csv" -> FileKind.CSV.answer("safe-city-annexure", file.csvBytes());
      case "pdf" -> FileKind.PDF.answer("safe-city-annexure", file.pdf(Stamp.of(visit, "")));
      default -> throw Refused.field("format", "unknown");
    };
  }

  private Annexure annexure(
      Scope scope, @Nullable String city, @Nullable String from, @Nullable String to) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var all = standings.all(scope);
    var chosen =
        city == null || city.isEmpty()
            ? all
            : all.stream().filter(one -> one.city().code().equals(city)).toList();
    if (chosen.isEmpty() && city != null && !city.isEmpty()) throw Refused.field("city", "unknown");
    var span =
        new Annexure.Span(
            year("from", from, FIRST), year("to", to, FinancialYear.of(standings.today())));
    trail.record(
        scope,
        TrailAct.allowed("EXPORT", "ANNEXURE", city == null || city.isEmpty() ? "ALL" : city));
    return Annexure.of(chosen, funds.print(scope, "T1"), span, standings.today());
  }

  /// A year as 2018-19 or any day of it.
  private static FinancialYear year(String field, @Nullable String typed, FinancialYear known) {
    if (typed == null || typed.isEmpty()) return known;
    var label = FinancialYear.read(typed);
    if (label.isPresent()) return label.get();
    try {
      return FinancialYear.of(LocalDate.parse(typed));
    } catch (DateTimeException e) {
      throw Refused.field(field, "not-a-date");
    }
  }

  private static Answer json(Annexure annexure) {
    var byYear = new TreeMap<String, String>();
    annexure.totals().releasedByYear().forEach((year, amount) -> byYear.put(year, text(amount)));
    return new Answer(
        annexure.asOf(),
        annexure.sources(),
        annexure.rows().stream()
            .map(row ->
                new Line(
                    row.city(),
                    row.year(),
                    row.component(),
                    orNull(row.appraised()),
                    orNull(row.sanctioned()),
                    orNull(row.released()),
                    orNull(row.spent())))
            .toList(),
        annexure.works().rows(),
        new Totals(
            text(annexure.totals().appraised()),
            text(annexure.totals().sanctioned()),
            byYear,
            text(annexure.totals().spent())));
  }

  private static @Nullable String orNull(@Nullable Rupees amount) {
    return amount == null ? null : text(amount);
  }

  private static String text(Rupees amount) {
    return amount.toDecimal().toPlainString();
  }
}
