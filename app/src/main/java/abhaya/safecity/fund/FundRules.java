package abhaya.safecity.fund;

import static abhaya.safecity.fund.FundFinding.refuse;
import static abhaya.safecity.fund.FundFinding.warn;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules that money of the programme is held to.
///
/// What the rules of grants forbid is refused. What is unlikely, late or contradicts itself in print
/// is taken with a warning, for the figure in print is a fact too.
public record FundRules(SharingRatio ratio, Mode mode) {
  /// Days within which the Centre's share reaches the single nodal account.
  static final int CENTRE_DAYS = 21;

  /// Days within which the State's share follows it.
  static final int STATE_DAYS = 40;

  /// Of Centre's and State's share, before the next instalment.
  static final int USED_PERCENT = 75;

  /// By how much the State's share may lie behind, in hundredths.
  private static final int TOLERANCE_PERCENT = 1;

  /// How money reaches the project.
  public enum Mode {
    /// Instalments to the single nodal agency's account.
    ADVANCE,
    /// Drawn when a bill is paid; there is no balance to use up first.
    JUST_IN_TIME
  }

  /// What stands against a new line of the ledger; the ledger does not yet hold it.
  public List<FundFinding> check(Ledger before, LedgerEntry entry) {
    return switch (entry.kind()) {
      case CENTRE_RELEASE, STATE_RELEASE -> checkRelease(before, entry);
      case EXPENDITURE -> checkExpenditure(before, entry);
      case COMMITMENT -> checkCommitment(before, entry);
      case COMMITMENT_ENDED -> checkEnded(before, entry);
      case MOVED -> checkMoved(before, entry);
      case INTEREST_RETURNED -> checkReturned(before, entry);
      case SURRENDER -> overdrawn(before, entry);
      case SANCTION, INTEREST -> List.of();
    };
  }

  private List<FundFinding> checkRelease(Ledger before, LedgerEntry entry) {
    var findings = new ArrayList<FundFinding>();
    var kind = entry.kind();
    var sanctioned = before.total(EntryKind.SANCTION);
    var share =
        kind == EntryKind.CENTRE_RELEASE
            ? ratio.centreShare(sanctioned)
            : ratio.stateShare(sanctioned);
    var released = before.total(kind).plus(entry.amount());
    if (sanctioned.isZero()) findings.add(warn(FundFinding.Code.SANCTION_MISSING));
    else if (released.isMoreThan(share))
      findings.add(warn(FundFinding.Code.RELEASED_ABOVE_SANCTION, released, share));
    if (kind == EntryKind.CENTRE_RELEASE && mode == Mode.ADVANCE)
      findings.addAll(checkInstalment(before, entry));
    return findings;
  }

  private List<FundFinding> checkInstalment(Ledger before, LedgerEntry entry) {
    var findings = new ArrayList<FundFinding>();
    var instalment = entry.details().instalment();
    var earlier =
        before.entries(EntryKind.CENTRE_RELEASE).stream()
            .mapToInt(release -> release.details().instalment())
            .max()
            .orElse(0);
    if (instalment != earlier && instalment != earlier + 1)
      findings.add(warn(FundFinding.Code.INSTALMENT_OUT_OF_ORDER, instalment, earlier));
    if (instalment <= 1 || earlier == 0 || instalment == earlier) return findings;
    var received = before.upTo(entry.on()).released();
    var spent = before.upTo(entry.on()).spent();
    if (received.times(USED_PERCENT, 100).isMoreThan(spent))
      findings.add(refuse(FundFinding.Code.EARLIER_MONEY_NOT_USED, spent, received));
    return findings;
  }

  private List<FundFinding> checkExpenditure(Ledger before, LedgerEntry entry) {
    if (mode == Mode.JUST_IN_TIME) return List.of();
    var findings = new ArrayList<>(overdrawn(before, entry));
    if (before.upTo(entry.on()).released().isZero())
      findings.add(warn(FundFinding.Code.EXPENDITURE_BEFORE_RELEASE, entry.on()));
    return findings;
  }

  private static List<FundFinding> checkCommitment(Ledger before, LedgerEntry entry) {
    var contract = entry.details().contract();
    if (contract == null || contract.isBlank())
      return List.of(refuse(FundFinding.Code.COMMITMENT_WITHOUT_CONTRACT, entry.amount()));
    var committed = before.committed().plus(entry.amount());
    if (committed.isMoreThan(before.balance()))
      return List.of(warn(FundFinding.Code.COMMITMENT_ABOVE_BALANCE, committed, before.balance()));
    return List.of();
  }

  private static List<FundFinding> checkEnded(Ledger before, LedgerEntry entry) {
    if (!entry.amount().isMoreThan(before.committed())) return List.of();
    return List.of(
        refuse(FundFinding.Code.COMMITMENT_ENDED_ABOVE_OPEN, entry.amount(), before.committed()));
  }

  private static List<FundFinding> checkMoved(Ledger before, LedgerEntry entry) {
    var findings = new ArrayList<>(overdrawn(before, entry));
    var details = entry.details();
    if (details.toHolder() == null || details.toHolder().isBlank())
      findings.add(refuse(FundFinding.Code.MOVED_TO_NOBODY, entry.amount()));
    else if (details.account() == null || details.account().isBlank())
      findings.add(refuse(FundFinding.Code.HOLDER_WITHOUT_ACCOUNT, details.toHolder()));
    return findings;
  }

  private List<FundFinding> checkReturned(Ledger before, LedgerEntry entry) {
    var due = before.interestDueToCentre(ratio);
    if (!entry.amount().isMoreThan(due)) return overdrawn(before, entry);
    return List.of(warn(FundFinding.Code.INTEREST_RETURNED_ABOVE_SHARE, entry.amount(), due));
  }

  private static List<FundFinding> overdrawn(Ledger before, LedgerEntry entry) {
    var balance = before.upTo(entry.on()).balanceOf(entry.holder());
    if (!entry.amount().isMoreThan(balance)) return List.of();
    return List.of(
        refuse(FundFinding.Code.HOLDER_OVERDRAWN, entry.holder(), entry.amount(), balance));
  }

  /// Whether the State has put in its share beside the Centre's, within a hundredth.
  public Optional<FundFinding> stateShare(Ledger ledger) {
    var due = ratio.stateBeside(ledger.total(EntryKind.CENTRE_RELEASE));
    var given = ledger.total(EntryKind.STATE_RELEASE);
    if (!due.times(100 - TOLERANCE_PERCENT, 100).isMoreThan(given)) return Optional.empty();
    return Optional.of(warn(FundFinding.Code.STATE_SHARE_BEHIND, given, due));
  }

  /// How a share of money travelled to the single nodal account.
  ///
  /// @param receivedOn null while it is under way
  public record Transfer(boolean ofCentre, LocalDate releasedOn, @Nullable LocalDate receivedOn) {}

  /// Whether a share came late, or is late on a day.
  public Optional<FundFinding> late(Transfer transfer, LocalDate on) {
    if (mode == Mode.JUST_IN_TIME) return Optional.empty();
    var limit = transfer.ofCentre() ? CENTRE_DAYS : STATE_DAYS;
    var until = transfer.receivedOn() == null ? on : transfer.receivedOn();
    var days = ChronoUnit.DAYS.between(transfer.releasedOn(), until);
    if (days <= limit) return Optional.empty();
    var code =
        transfer.ofCentre()
            ? FundFinding.Code.CENTRE_SHARE_LATE
            : FundFinding.Code.STATE_SHARE_LATE;
    return Optional.of(warn(code, days, limit));
  }

  /// No new sanction while earlier money has not reached the account, or a certificate is overdue.
  public List<FundFinding> beforeRelease(
      List<Transfer> earlier, List<FinancialYear> withoutCertificate, LocalDate on) {
    var findings = new ArrayList<FundFinding>();
    if (mode == Mode.ADVANCE && earlier.stream().anyMatch(t -> t.receivedOn() == null))
      findings.add(refuse(FundFinding.Code.EARLIER_INSTALMENT_NOT_RECEIVED));
    for (var year : withoutCertificate)
      if (on.isAfter(year.certificateDueOn()))
        findings.add(refuse(FundFinding.Code.CERTIFICATE_OVERDUE, year.label()));
    return findings;
  }

  /// Whether a figure is about a hundred times, or a hundredth of, what was known before: lakh typed
  /// for crore.
  public static Optional<FundFinding> magnitude(Rupees typed, Rupees known) {
    if (typed.isZero() || known.isZero()) return Optional.empty();
    var ratio = Math.abs((double) typed.paise() / known.paise());
    var wrong = (ratio >= 30 && ratio <= 300) || (ratio >= 1 / 300.0 && ratio <= 1 / 30.0);
    if (!wrong) return Optional.empty();
    return Optional.of(warn(FundFinding.Code.MAGNITUDE_UNLIKELY, typed, known));
  }

  /// Whether parts make up the whole they are said to: 2,800 + 280 + 400 do not make 3,400.
  public static Optional<FundFinding> parts(List<BigDecimal> parts, BigDecimal whole) {
    var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(whole) == 0) return Optional.empty();
    return Optional.of(warn(FundFinding.Code.PARTS_DO_NOT_MAKE_THE_WHOLE, sum, whole));
  }

  /// How long money has lain idle with a holder.
  public static Duration idle(Ledger ledger, String holder, LocalDate on) {
    var last =
        ledger.upTo(on).entries().stream()
            .filter(entry -> entry.kind().sign() < 0 || entry.kind() == EntryKind.MOVED)
            .filter(entry -> entry.holder().equals(holder))
            .map(LedgerEntry::on)
            .max(LocalDate::compareTo);
    var first =
        ledger.entries().stream()
            .filter(
                entry -> entry.holder().equals(holder) || holder.equals(entry.details().toHolder()))
            .map(LedgerEntry::on)
            .min(LocalDate::compareTo);
    return last.or(() -> first)
        .map(since -> Duration.ofDays(ChronoUnit.DAYS.between(since, on)))
        .orElse(Duration.ZERO);
  }
}
