package abhaya.safecity.fund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Draws certificates up from the ledger, or says why not.
public final class CertificateBook {
  private final String scheme;
  private final Ledger ledger;

  public CertificateBook(String scheme, Ledger ledger) {
    this.scheme = scheme;
    this.ledger = ledger;
  }

  /// What came of a draft.
  public sealed interface Draft<T> {}

  public record Drawn<T>(T certificate) implements Draft<T> {}

  /// @param findings why; the first is told first
  public record NotDrawn<T>(List<FundFinding> findings) implements Draft<T> {

    public NotDrawn {
      findings = List.copyOf(findings);
    }
  }

  /// What the grantee's books say and the ledger does not.
  ///
  /// @param accounts of each holder of a balance
  /// @param lastClosing of the certificate before, null if there was none
  public record Statement(
      String grantee,
      CertificateA.Position opening,
      CertificateA.Heads heads,
      CertificateA.Position closing,
      Map<String, Account> accounts,
      @Nullable Rupees lastClosing) {

    public Statement {
      accounts = Map.copyOf(accounts);
    }
  }

  /// An account in which a balance lies.
  public record Account(String number, LocalDate since) {}

  public Draft<CertificateA> draftA(FinancialYear year, Statement statement) {
    var before = ledger.upTo(year.previous().lastDay());
    var atEnd = ledger.upTo(year.lastDay());
    var in = ledger.in(year);
    var columns =
        CertificateA.Columns.of(
            before.balance(),
            in.total(EntryKind.INTEREST),
            in.total(EntryKind.INTEREST_RETURNED).plus(in.total(EntryKind.SURRENDER)),
            in.released(),
            in.spent());
    var certificate =
        new CertificateA(
            scheme,
            statement.grantee(),
            year,
            statement.opening(),
            grants(in),
            columns,
            statement.heads(),
            statement.closing(),
            holdings(atEnd, statement),
            atEnd.committed());
    var findings = certificate.disagreements(statement.lastClosing());
    return findings.isEmpty() ? new Drawn<>(certificate) : new NotDrawn<>(findings);
  }

  public Draft<CertificateC> draftC(
      FinancialYear year, String department, CertificateC.Remainder remainder) {
    var in = ledger.in(year);
    var letters =
        in.entries(EntryKind.CENTRE_RELEASE).stream()
            .map(entry -> new CertificateC.Letter(orderOf(entry), entry.on(), entry.amount()))
            .toList();
    var unspent = ledger.upTo(year.previous().lastDay()).balance();
    var sums = CertificateC.Sums.of(in.total(EntryKind.CENTRE_RELEASE), unspent, in.spent());
    var certificate = new CertificateC(scheme, department, year, letters, sums, remainder);
    var findings = certificate.disagreements(ledger);
    return findings.isEmpty() ? new Drawn<>(certificate) : new NotDrawn<>(findings);
  }

  /// A certificate that is owed.
  ///
  /// @param monthsOverdue full months since the last day in time, 0 while there is time
  public record Due(FinancialYear year, LocalDate dueOn, long monthsOverdue) {

    public boolean isOverdue(LocalDate on) {
      return on.isAfter(dueOn);
    }
  }

  /// Years with grants and without a certificate, oldest first.
  public List<Due> due(Collection<FinancialYear> certified, LocalDate on) {
    var years = new TreeSet<FinancialYear>();
    for (var entry : ledger.upTo(on).entries())
      if (entry.kind() == EntryKind.CENTRE_RELEASE) years.add(FinancialYear.of(entry.on()));
    years.removeAll(certified);
    years.removeIf(year -> !on.isAfter(year.lastDay()));
    var due = new ArrayList<Due>();
    for (var year : years) {
      var dueOn = year.certificateDueOn();
      due.add(new Due(year, dueOn, Math.max(0, ChronoUnit.MONTHS.between(dueOn, on))));
    }
    return due;
  }

  private static List<CertificateA.Grant> grants(Ledger in) {
    return in.entries().stream()
        .filter(entry ->
            entry.kind() == EntryKind.CENTRE_RELEASE || entry.kind() == EntryKind.STATE_RELEASE)
        .map(entry -> new CertificateA.Grant(orderOf(entry), entry.on(), entry.amount()))
        .toList();
  }

  private static List<CertificateA.Holding> holdings(Ledger atEnd, Statement statement) {
    var holdings = new ArrayList<CertificateA.Holding>();
    atEnd
        .balances()
        .forEach((holder, amount) -> {
          var account = statement.accounts().get(holder);
          if (amount.isZero()) return;
          holdings.add(
              account == null
                  ? new CertificateA.Holding(holder, "", null, amount)
                  : new CertificateA.Holding(holder, account.number(), account.since(), amount));
        });
    return holdings;
  }

  private static String orderOf(LedgerEntry entry) {
    var order = entry.details().order();
    return order == null ? "" : order;
  }
}
