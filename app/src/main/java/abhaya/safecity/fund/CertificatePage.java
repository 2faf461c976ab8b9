package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Drafts utilisation certificates from the ledger, or says in a sentence why it does not.
@Controller
class CertificatePage {
  private final FundQueries queries;
  private final FundStore store;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;
  private final Time time;

  CertificatePage(
      FundQueries queries,
      FundStore store,
      WorkQueries works,
      TrailRegister trail,
      Pages pages,
      Clock clock,
      TransactionTemplate transactions) {
    this.queries = queries;
    this.store = store;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
    this.time = new Time(clock, transactions);
  }

  private record Time(Clock clock, TransactionTemplate transactions) {}

  @GetMapping("/safecity/{city}/certificate")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam @Nullable String year,
      @RequestParam(defaultValue = "12-A") String form) {
    var place = place(scope, city);
    var book = book(scope, city);
    var chosen = year == null ? last(book) : year(year);
    trail.record(scope, TrailAct.allowed("VIEW", "CERTIFICATE", city + "/" + chosen.label()));
    var sheet = new CertificateSheet(visit.words(), book, chosen, form(form));
    return show(scope, visit, place, sheet, HttpStatus.OK, Map.of());
  }

  private ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      CityProject place,
      CertificateSheet sheet,
      HttpStatus status,
      Map<String, String> typed) {
    var words = visit.words();
    var address = "/safecity/" + place.code() + "/certificate";
    var rights = CertificateRights.of(scope, place.unit());
    var view = sheet.view(CityTabs.tabs(words, place, address), address, rights, typed);
    var title = words.say("fund.certificate.title");
    var page =
        PageFrame.of(visit, title + " · " + place.name(words.language().tag()))
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, place, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + place.code() + "/money", null));
    return pages.render(status, "fund/certificate", page, view);
  }

  /// The grantee's own figures of a year, as a new version.
  @PostMapping("/safecity/{city}/certificate")
  ResponseEntity<String> books(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam String year,
      @RequestParam Map<String, String> typed) {
    var place = place(scope, city);
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, place.unit()));
    var book = book(scope, city);
    var chosen = year(year);
    var read = BooksForm.read(typed);
    if (read.isEmpty()) {
      var sheet = new CertificateSheet(visit.words(), book, chosen, "12-A");
      return show(scope, visit, place, sheet, HttpStatus.UNPROCESSABLE_CONTENT, typed);
    }
    time.transactions()
        .executeWithoutResult(status -> {
          store.insertBooks(
              book.account(), chosen, read.get(), scope.person().id(), time.clock().instant());
          trail.record(
              scope, TrailAct.allowed("CHANGE", "CERTIFICATE", city + "/" + chosen.label()));
        });
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/certificate?year=" + chosen.label()))
        .build();
  }

  /// Puts on record that the certificate of a year was given, with what was left then.
  @PostMapping("/safecity/{city}/certificate/give")
  ResponseEntity<String> give(
      Scope scope,
      @PathVariable String city,
      @RequestParam String year,
      @RequestParam String form) {
    var place = place(scope, city);
    NotVisible.unless(scope.decideOn(Operation.APPROVE_WORKS, place.unit()));
    var book = book(scope, city);
    var chosen = year(year);
    var on = India.dateOf(time.clock().instant());
    var draft = form(form).equals("12-C") ? book.draftC(chosen) : book.draftA(chosen);
    if (draft instanceof CertificateBook.NotDrawn<?> not) throw refusal(not);
    if (!on.isAfter(chosen.lastDay())) throw Refused.field("year", "unknown");
    var closing = book.ledger().upTo(chosen.lastDay()).balance();
    time.transactions()
        .executeWithoutResult(status -> {
          store.insertGiven(book.account(), new FundBook.Given(chosen, form, closing, on, ""));
          trail.record(
              scope, TrailAct.allowed("APPROVE", "CERTIFICATE", city + "/" + chosen.label()));
        });
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/certificate?year=" + chosen.label()))
        .build();
  }

  @GetMapping("/safecity/{city}/certificate.pdf")
  ResponseEntity<byte[]> pdf(
      Scope scope,
      @PathVariable String city,
      @RequestParam String year,
      @RequestParam(defaultValue = "12-A") String form) {
    place(scope, city);
    return pdf(scope, book(scope, city), year(year), form(form), trail, time.clock());
  }

  /// The file, or a refusal that names the first figure that disagrees.
  static ResponseEntity<byte[]> pdf(
      Scope scope,
      FundBook book,
      FinancialYear year,
      String form,
      TrailRegister trail,
      Clock clock) {
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var city = book.account().city();
    var draft = form.equals("12-C") ? book.draftC(year) : book.draftA(year);
    if (draft instanceof CertificateBook.NotDrawn<?> not) throw refusal(not);
    trail.record(
        scope,
        TrailAct.allowed("EXPORT", "CERTIFICATE", city + "/" + year.label()).with("form", form));
    var certificate = ((CertificateBook.Drawn<?>) draft).certificate();
    var on = India.dateOf(clock.instant());
    var bytes =
        switch (certificate) {
          case CertificateA a -> CertificatePaper.of(a, on);
          case CertificateC c -> CertificatePaper.of(c, on);
          default -> throw new IllegalStateException("no such form");
        };
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(
            "Content-Disposition",
            "attachment; filename=\"utilisation-" + city + "-" + year.label() + ".pdf\"")
        .body(bytes);
  }

  static Refused refusal(CertificateBook.NotDrawn<?> not) {
    var first = not.findings().getFirst();
    return Refused.field(
        "figures",
        first.code().name(),
        "fund.finding." + first.code().name(),
        first.arguments().toArray());
  }

  private CityProject place(Scope scope, String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private FundBook book(Scope scope, String city) {
    return queries.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  /// The first year that is owed, else the last in which money came.
  private FinancialYear last(FundBook book) {
    var today = India.dateOf(time.clock().instant());
    return book.due(today).stream()
        .findFirst()
        .map(CertificateBook.Due::year)
        .orElseGet(() ->
            book.ledger().entries(EntryKind.CENTRE_RELEASE).stream()
                .reduce((_, later) -> later)
                .map(entry -> FinancialYear.of(entry.on()))
                .orElse(FinancialYear.of(today)));
  }

  static FinancialYear year(String label) {
    return FinancialYear.read(label).orElseThrow(() -> Refused.field("year", "unknown"));
  }

  static String form(String form) {
    if (form.equals("12-A") || form.equals("12-C")) return form;
    throw Refused.field("form", "unknown");
  }
}
