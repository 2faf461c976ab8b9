package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.safecity.project.EntryReview;
import abhaya.safecity.project.ReportPeriod;
import abhaya.safecity.project.ReviewDesk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes lines of the ledger and leads them from desk to desk. The only way a line comes to be.
@Component
public class FundRegister {
  private final FundQueries queries;
  private final FundStore store;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  FundRegister(
      FundQueries queries, FundStore store, TrailRegister trail, Events events, Clock clock) {
    this.queries = queries;
    this.store = store;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// What came of an entry or of a step.
  public sealed interface Outcome {}

  public record Taken(String handle, EntryReview.State state) implements Outcome {}

  /// It can be taken once the sentences have been read and the entry confirmed.
  public record Doubtful(List<FundFinding> findings) implements Outcome {

    public Doubtful {
      findings = List.copyOf(findings);
    }
  }

  public record NotTaken(List<FundFinding> findings) implements Outcome {

    public NotTaken {
      findings = List.copyOf(findings);
    }
  }

  public record StepRefused(EntryReview.Reason reason) implements Outcome {}

  /// A line of a ledger went one step on.
  public record FundEntryMoved(String city, String entry, String move) {}

  /// Enters and submits a line. With warnings it is taken only when they have been confirmed.
  @Transactional
  public Outcome enter(
      Scope scope, String city, LedgerEntry draft, String reason, boolean confirmed) {
    var book = book(scope, city);
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, book.account().unit()));
    store.lock(city);
    book = book(scope, city);
    var findings = check(book, draft, reason);
    if (findings.stream().anyMatch(FundFinding.Refusal.class::isInstance))
      return new NotTaken(findings);
    if (!findings.isEmpty() && !confirmed) return new Doubtful(findings);
    var paper =
        new FundLine.Paper(
            reason.strip(),
            "",
            findings.stream().map(finding -> finding.code().name()).toList(),
            clock.instant());
    var line = new FundLine(city, book.account().unit(), draft, EntryReview.draft(), paper);
    var handle = store.insert(line, scope.person().id());
    return move(scope, line, handle, EntryReview.Move.SUBMIT, "");
  }

  /// Does the next step to a line; before the last one the rules are asked again.
  @Transactional
  public Outcome act(
      Scope scope, String city, String handle, EntryReview.Move move, String remark) {
    book(scope, city);
    store.lock(city);
    var book = book(scope, city);
    var line = book.find(handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    if (move == EntryReview.Move.ACCEPT) {
      var refusals = refusalsNow(book, line);
      if (!refusals.isEmpty()) return new NotTaken(refusals);
    }
    return move(scope, line, handle, move, remark);
  }

  private Outcome move(
      Scope scope, FundLine line, String handle, EntryReview.Move move, String remark) {
    var acted = ReviewDesk.act(scope, line.unit(), line.review(), move, remark);
    if (acted instanceof EntryReview.Refused refused) return new StepRefused(refused.reason());
    var after = ((EntryReview.Taken) acted).review();
    store.insertAct(handle, line.unit(), after, scope.person().id(), clock.instant());
    trail.record(
        scope, TrailAct.allowed(move.name(), "FUND_ENTRY", handle).with("city", line.city()));
    events.tell(new FundEntryMoved(line.city(), handle, move.name()));
    return new Taken(handle, after.state());
  }

  /// What became of the rows of a file.
  record Filed(int accepted, int unchanged, List<FundImportDesk.Refusal> refused) {

    Filed {
      refused = List.copyOf(refused);
    }
  }

  /// Begins to take a file; the caller holds the transaction until its last row.
  FundFiling filing(Scope scope, FundFeed feed) {
    var cities = queries.books(scope).keySet().stream().sorted().toList();
    cities.forEach(store::lock);
    return new FundFiling(
        scope,
        queries.books(scope),
        new FundFiling.Hands(
            (book, row) -> check(book, row.entry(), row.reason()),
            (_, row) -> store.fed(row.city(), feed, row.paper()),
            (book, row, findings) -> keep(scope, feed, book, row, findings)));
  }

  private FundLine keep(
      Scope scope,
      FundFeed feed,
      FundBook book,
      FundRowReader.Ready row,
      List<FundFinding> findings) {
    var unit = book.account().unit();
    var paper =
        new FundLine.Paper(
            row.reason(),
            "",
            findings.stream().map(finding -> finding.code().name()).toList(),
            clock.instant());
    var line = new FundLine(row.city(), unit, row.entry(), EntryReview.draft(), paper);
    var handle = store.insert(line, scope.person().id());
    var act =
        new EntryReview.Act(
            EntryReview.Move.SUBMIT, scope.person().handle(), EntryReview.Office.FIELD, "");
    var sent = new EntryReview(List.of(act));
    store.insertAct(handle, unit, sent, scope.person().id(), clock.instant());
    store.insertFed(line, feed, row.paper(), handle, hash(row));
    events.tell(new FundEntryMoved(row.city(), handle, EntryReview.Move.SUBMIT.name()));
    return new FundLine(row.city(), unit, row.entry().named(handle), sent, paper);
  }

  /// SHA-256 of all that a row says.
  static String hash(FundRowReader.Ready row) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(row.said().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<FundFinding> check(FundBook book, LedgerEntry draft, String reason) {
    var today = India.dateOf(clock.instant());
    var findings = new ArrayList<FundFinding>();
    if (draft.on().isAfter(today))
      findings.add(FundFinding.refuse(FundFinding.Code.IN_THE_FUTURE, draft.on()));
    var period = new ReportPeriod(YearMonth.from(draft.on()));
    if (period.stateOn(today) == ReportPeriod.State.FROZEN && reason.isBlank())
      findings.add(FundFinding.refuse(FundFinding.Code.FROZEN_NEEDS_A_REASON, period.month()));
    var replaces = draft.details().replaces();
    if (replaces != null) correction(book, replaces, reason).ifPresent(findings::add);
    var before = book.standing(replaces);
    findings.addAll(book.account().rules().check(before, draft));
    magnitude(before, draft).ifPresent(findings::add);
    if (draft.kind() == EntryKind.CENTRE_RELEASE) findings.addAll(beforeRelease(book, draft.on()));
    return findings;
  }

  private static List<FundFinding> beforeRelease(FundBook book, LocalDate on) {
    var owed = book.due(on).stream().map(CertificateBook.Due::year).toList();
    return book.account().rules().beforeRelease(book.transfers(), owed, on);
  }

  private static Optional<FundFinding> correction(FundBook book, String replaces, String reason) {
    if (reason.isBlank())
      return Optional.of(FundFinding.refuse(FundFinding.Code.CORRECTION_NEEDS_A_REASON));
    var old = book.find(replaces);
    if (old.isEmpty() || !old.get().counts())
      return Optional.of(FundFinding.refuse(FundFinding.Code.NOTHING_TO_CORRECT));
    if (book.corrections(replaces).stream().anyMatch(line -> line.counts() || line.waits()))
      return Optional.of(FundFinding.refuse(FundFinding.Code.CORRECTION_IS_UNDER_WAY));
    return Optional.empty();
  }

  /// Lakh for crore: compared with the middle one of its kind in this ledger.
  private static Optional<FundFinding> magnitude(Ledger before, LedgerEntry draft) {
    var known = before.entries(draft.kind()).stream().map(LedgerEntry::amount).sorted().toList();
    if (known.isEmpty()) return Optional.empty();
    return FundRules.magnitude(draft.amount(), known.get(known.size() / 2));
  }

  private static List<FundFinding> refusalsNow(FundBook book, FundLine line) {
    var replaces = line.entry().details().replaces();
    var others =
        book.lines().stream()
            .filter(FundLine::counts)
            .map(FundLine::entry)
            .filter(entry -> !entry.id().equals(replaces))
            .toList();
    return book.account().rules().check(new Ledger(others), line.entry()).stream()
        .filter(FundFinding.Refusal.class::isInstance)
        .toList();
  }

  private FundBook book(Scope scope, String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return queries.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }
}
