package abhaya.safecity.fund;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is known of one city's money.
///
/// @param accounts by holder
/// @param books by year, what the grantee's own books say
/// @param certificates that were given
public record FundBook(
    CityAccount account,
    List<FundLine> lines,
    Map<String, CertificateBook.Account> accounts,
    Map<FinancialYear, Books> books,
    List<Given> certificates,
    List<FundRules.Transfer> transfers) {

  /// Both ends of a year as the grantee's books have them, and the heads of its expenditure.
  public record Books(
      CertificateA.Position opening, CertificateA.Heads heads, CertificateA.Position closing) {}

  /// A certificate that was given.
  public record Given(
      FinancialYear year, String form, Rupees closing, LocalDate on, String source) {}

  public FundBook {
    lines = List.copyOf(lines);
    accounts = Map.copyOf(accounts);
    books = Map.copyOf(books);
    certificates = List.copyOf(certificates);
    transfers = List.copyOf(transfers);
  }

  /// With one line more.
  FundBook with(FundLine line) {
    var longer = new ArrayList<>(lines);
    longer.add(line);
    return new FundBook(account, longer, accounts, books, certificates, transfers);
  }

  /// What counts.
  public Ledger ledger() {
    return new Ledger(lines.stream().filter(FundLine::counts).map(FundLine::entry).toList());
  }

  /// What counts and what is on its way, as a new line finds it.
  ///
  /// @param except the line that the new one would replace; null for none
  Ledger standing(@Nullable String except) {
    return new Ledger(
        lines.stream()
            .filter(line -> line.counts() || line.waits())
            .map(FundLine::entry)
            .filter(entry -> !entry.id().equals(except))
            .toList());
  }

  Optional<FundLine> find(String handle) {
    return lines.stream().filter(line -> line.entry().id().equals(handle)).findFirst();
  }

  /// The lines that name this one as the one they replace.
  List<FundLine> corrections(String handle) {
    return lines.stream().filter(line -> handle.equals(line.entry().details().replaces())).toList();
  }

  /// Certificates that are owed on a day, oldest first.
  public List<CertificateBook.Due> due(LocalDate on) {
    var certified = certificates.stream().map(Given::year).toList();
    return new CertificateBook(account.scheme(), ledger()).due(certified, on);
  }

  /// What the rules of grants say of the ledger as it stands.
  public List<FundFinding> findings(LocalDate on) {
    var ledger = ledger();
    var findings = new ArrayList<FundFinding>();
    var sanctioned = ledger.total(EntryKind.SANCTION);
    var share = account.rules().ratio().centreShare(sanctioned);
    var released = ledger.total(EntryKind.CENTRE_RELEASE);
    if (released.isMoreThan(share))
      findings.add(FundFinding.warn(FundFinding.Code.RELEASED_ABOVE_SANCTION, released, share));
    account.rules().stateShare(ledger).ifPresent(findings::add);
    for (var transfer : transfers) account.rules().late(transfer, on).ifPresent(findings::add);
    for (var holder : ledger.balances().entrySet()) {
      if (holder.getValue().isZero() || accounts.containsKey(holder.getKey())) continue;
      findings.add(FundFinding.warn(FundFinding.Code.HOLDER_WITHOUT_ACCOUNT, holder.getKey()));
    }
    return findings;
  }

  CertificateBook.Draft<CertificateA> draftA(FinancialYear year) {
    var own = books.get(year);
    if (own == null)
      return new CertificateBook.NotDrawn<>(
          List.of(FundFinding.refuse(FundFinding.Code.BOOKS_ARE_MISSING, year.label())));
    var statement =
        new CertificateBook.Statement(
            account.grantee(), own.opening(), own.heads(), own.closing(), accounts, last(year));
    return new CertificateBook(account.scheme(), ledger()).draftA(year, statement);
  }

  CertificateBook.Draft<CertificateC> draftC(FinancialYear year) {
    return new CertificateBook(account.scheme(), ledger())
        .draftC(year, account.grantee(), CertificateC.Remainder.TO_BE_ADJUSTED);
  }

  private @Nullable Rupees last(FinancialYear year) {
    return certificates.stream()
        .filter(given -> given.year().equals(year.previous()))
        .map(Given::closing)
        .findFirst()
        .orElse(null);
  }
}
