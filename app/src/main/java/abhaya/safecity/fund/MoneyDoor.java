package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A city's money and its certificates, for anybody's own system to ask.
@RestController
class MoneyDoor {
  private final FundQueries queries;
  private final TrailRegister trail;
  private final Clock clock;

  MoneyDoor(FundQueries queries, TrailRegister trail, Clock clock) {
    this.queries = queries;
    this.trail = trail;
    this.clock = clock;
  }

  /// Amounts in rupees with two decimals, as text.
  record Money(
      String city,
      LocalDate asOf,
      Map<String, Integer> sharing,
      Map<String, String> totals,
      Map<String, String> balanceByHolder,
      Map<String, Map<String, String>> byYear,
      List<Owed> certificatesDue,
      List<Said> findings) {}

  record Owed(String year, LocalDate dueOn, long monthsOverdue) {}

  record Said(String code, List<String> arguments) {}

  @GetMapping("/api/v1/safe-city/cities/{code}/money")
  ResponseEntity<Money> money(Scope scope, @PathVariable String code) {
    var book = book(scope, code);
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", code + "/money"));
    var today = India.dateOf(clock.instant());
    var ledger = book.ledger();
    var ratio = book.account().rules().ratio();
    var holders = new TreeMap<String, String>();
    ledger.balances().forEach((holder, amount) -> holders.put(holder, text(amount)));
    var years = new TreeMap<String, Map<String, String>>();
    for (var entry : ledger.entries()) {
      var year = FinancialYear.of(entry.on());
      years.computeIfAbsent(year.label(), _ -> totals(ledger.in(year)));
    }
    var due =
        book.due(today).stream()
            .map(owed -> new Owed(owed.year().label(), owed.dueOn(), owed.monthsOverdue()))
            .toList();
    var said =
        book.findings(today).stream()
            .map(finding -> new Said(finding.code().name(), finding.arguments()))
            .toList();
    var sharing = Map.of("centre", ratio.centre(), "state", ratio.state());
    var answer = new Money(code, today, sharing, totals(ledger), holders, years, due, said);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private static Map<String, String> totals(Ledger ledger) {
    var totals = new TreeMap<String, String>();
    totals.put("sanctioned", text(ledger.total(EntryKind.SANCTION)));
    totals.put("releasedByCentre", text(ledger.total(EntryKind.CENTRE_RELEASE)));
    totals.put("releasedByState", text(ledger.total(EntryKind.STATE_RELEASE)));
    totals.put("spent", text(ledger.spent()));
    totals.put("committed", text(ledger.committed()));
    totals.put("interest", text(ledger.total(EntryKind.INTEREST)));
    totals.put("interestReturned", text(ledger.total(EntryKind.INTEREST_RETURNED)));
    totals.put("balance", text(ledger.balance()));
    return totals;
  }

  private static String text(Rupees amount) {
    return amount.toDecimal().toPlainString();
  }

  @GetMapping("/api/v1/safe-city/utilisation-certificate")
  ResponseEntity<?> certificate(
      Scope scope,
      @RequestParam String city,
      @RequestParam String year,
      @RequestParam(defaultValue = "12-A") String form,
      @RequestParam(defaultValue = "json") String format) {
    var book = book(scope, city);
    var chosen = CertificatePage.year(year);
    var kind = CertificatePage.form(form);
    if (format.equals("pdf")) return CertificatePage.pdf(scope, book, chosen, kind, trail, clock);
    if (!format.equals("json")) throw abhaya.base.web.Refused.field("format", "unknown");
    var draft = kind.equals("12-C") ? book.draftC(chosen) : book.draftA(chosen);
    if (draft instanceof CertificateBook.NotDrawn<?> not) throw CertificatePage.refusal(not);
    trail.record(scope, TrailAct.allowed("VIEW", "CERTIFICATE", city + "/" + chosen.label()));
    var certificate = ((CertificateBook.Drawn<?>) draft).certificate();
    var answer =
        switch (certificate) {
          case CertificateA a -> json(a);
          case CertificateC c -> json(c);
          default -> throw new IllegalStateException("no such form");
        };
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private static Map<String, Object> json(CertificateA a) {
    var columns = new TreeMap<String, String>();
    columns.put("unspent", text(a.columns().unspent()));
    columns.put("interest", text(a.columns().interest()));
    columns.put("interestDeposited", text(a.columns().deposited()));
    columns.put("grantReceived", text(a.columns().granted()));
    columns.put("available", text(a.columns().available()));
    columns.put("expenditure", text(a.columns().spent()));
    columns.put("closing", text(a.columns().closing()));
    return Map.of(
        "form",
        "12-A",
        "scheme",
        a.scheme(),
        "grantee",
        a.grantee(),
        "year",
        a.year().label(),
        "columns",
        columns,
        "committed",
        text(a.committed()));
  }

  private static Map<String, Object> json(CertificateC c) {
    return Map.of(
        "form",
        "12-C",
        "scheme",
        c.scheme(),
        "grantee",
        c.department(),
        "year",
        c.year().label(),
        "granted",
        text(c.sums().granted()),
        "unspent",
        text(c.sums().unspent()),
        "utilised",
        text(c.sums().utilised()),
        "remaining",
        text(c.sums().remaining()));
  }

  private FundBook book(Scope scope, String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return queries.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }
}
