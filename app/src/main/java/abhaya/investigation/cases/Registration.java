package abhaya.investigation.cases;

import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One FIR with the records that belong to it, sorted into those that stand and those that wait.
final class Registration {
  private static final Comparator<Kept> BY_TIME =
      Comparator.comparing(Kept::happenedAt)
          .thenComparing(kept -> kept.head().key())
          .thenComparingInt(kept -> kept.head().version());
  private static final Comparator<Kept> BY_VERSION =
      Comparator.comparingInt(kept -> kept.head().version());

  /// The sections from a moment on.
  record Charge(Instant from, String text, List<Citation> citations) {}

  private final Kept chosen;
  private final CctnsRecord.Fir fir;
  private final Instant notBefore;
  private final SectionTexts texts;
  private final List<Kept> standing = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable Instant firstForwarded;
  private @Nullable Instant lastForwarded;

  private Registration(FirChoice choice, Instant notBefore, SectionTexts texts) {
    this.chosen = Objects.requireNonNull(choice.chosen());
    this.fir = (CctnsRecord.Fir) chosen.record();
    this.notBefore = notBefore;
    this.texts = texts;
    waiting.addAll(choice.waiting());
  }

  /// @param notBefore when the case was first registered anywhere
  static Registration of(
      FirChoice choice, List<Kept> records, Instant notBefore, SectionTexts texts) {
    var registration = new Registration(choice, notBefore, texts);
    registration.sort(records);
    return registration;
  }

  private void sort(List<Kept> records) {
    var byKey = new LinkedHashMap<String, List<Kept>>();
    for (var kept : records) {
      if (kept.record() instanceof CctnsRecord.Fir || kept.withdrawn()) continue;
      var name = kept.record().type() + " " + kept.head().key();
      byKey.computeIfAbsent(name, any -> new ArrayList<>()).add(kept);
    }
    var versions = byKey.values();
    versions.forEach(list -> list.sort(BY_VERSION));
    sortReports(versions);
    for (var list : versions) {
      if (!(list.getFirst().record() instanceof CctnsRecord.FinalReport)) sortPlain(list);
    }
    standing.sort(BY_TIME);
  }

  /// The highest version that breaks no rule stands, higher ones wait.
  private void sortPlain(List<Kept> versions) {
    for (var kept : versions.reversed()) {
      var code = kept.excepted() ? null : fault(kept);
      if (code == null) {
        standing.add(kept);
        return;
      }
      waiting.add(new Waiting(kept, code));
    }
  }

  /// A report goes on from stage to stage, and may do so under one key with rising versions. A
  /// version with a later stage goes on; one with the same or an earlier stage corrects what was
  /// said. So a returned report has not lost the day on which it was forwarded.
  private void sortReports(Collection<List<Kept>> all) {
    var returned = new ArrayList<Kept>();
    for (var versions : all) {
      if (!(versions.getFirst().record() instanceof CctnsRecord.FinalReport)) continue;
      for (var kept : said(versions)) {
        if (report(kept).stage() == CctnsRecord.Stage.RETURNED) {
          returned.add(kept);
          continue;
        }
        standing.add(kept);
        if (ends(report(kept))) forwarded(kept.happenedAt());
      }
    }
    for (var kept : returned) {
      var first = firstForwarded;
      var late = first != null && !OrderRules.isBefore(kept.happenedAt(), first);
      if (late || kept.excepted()) standing.add(kept);
      else waiting.add(new Waiting(kept, first == null ? "report-unknown" : "returned-too-early"));
    }
  }

  private List<Kept> said(List<Kept> versions) {
    var said = new ArrayList<Kept>();
    for (var kept : versions) {
      var code = kept.excepted() ? null : faultOfReport(kept);
      if (code != null) {
        waiting.add(new Waiting(kept, code));
        continue;
      }
      var stage = report(kept).stage();
      said.removeIf(earlier -> report(earlier).stage().compareTo(stage) >= 0);
      said.add(kept);
    }
    // What a higher version corrected is not waited for.
    var highest = said.isEmpty() ? -1 : said.getLast().head().version();
    waiting.removeIf(one -> versions.contains(one.kept()) && one.kept().head().version() < highest);
    return said;
  }

  private @Nullable String faultOfReport(Kept kept) {
    if (enteredTooEarly(kept)) return "entered-before-happened";
    return OrderRules.isBefore(kept.happenedAt(), notBefore) ? "before-fir" : null;
  }

  private void forwarded(Instant at) {
    var first = firstForwarded;
    var last = lastForwarded;
    if (first == null || at.isBefore(first)) firstForwarded = at;
    if (last == null || at.isAfter(last)) lastForwarded = at;
  }

  private @Nullable String fault(Kept kept) {
    if (enteredTooEarly(kept)) return "entered-before-happened";
    var at = kept.happenedAt();
    return switch (kept.record()) {
      case CctnsRecord.Sections sections ->
          texts.read(sections.sections()).isComplete() ? beforeFir(at) : "sections-unread";
      case CctnsRecord.StepTaken taken -> faultOfStep(at, taken.step());
      case CctnsRecord.CourtStep court -> faultOfCourt(at);
      default -> beforeFir(at);
    };
  }

  private @Nullable String beforeFir(Instant at) {
    return OrderRules.isBefore(at, notBefore) ? "before-fir" : null;
  }

  private @Nullable String faultOfStep(Instant at, Step step) {
    if (OrderRules.isOfCourt(step)) return faultOfCourt(at);
    if (OrderRules.followsFir(step) && OrderRules.isBefore(at, notBefore)) return "before-fir";
    var last = lastForwarded;
    var late = last != null && OrderRules.precedesReport(step) && OrderRules.isBefore(last, at);
    return late ? "after-report" : null;
  }

  private @Nullable String faultOfCourt(Instant at) {
    var first = firstForwarded;
    if (first == null) return "report-unknown";
    return OrderRules.isBefore(at, first) ? "court-before-report" : null;
  }

  private static boolean enteredTooEarly(Kept kept) {
    return OrderRules.isBefore(kept.head().enteredAt(), kept.happenedAt());
  }

  private static CctnsRecord.FinalReport report(Kept kept) {
    return (CctnsRecord.FinalReport) kept.record();
  }

  private static boolean ends(CctnsRecord.FinalReport report) {
    return report.stage() == CctnsRecord.Stage.FORWARDED_TO_COURT
        && report.kind().endsInvestigation();
  }

  CctnsRecord.Fir fir() {
    return fir;
  }

  Instant firArrivedAt() {
    return chosen.arrivedAt();
  }

  List<Kept> standing() {
    return standing;
  }

  List<Waiting> waiting() {
    return waiting;
  }

  /// Reports that end the two months.
  List<CctnsRecord.FinalReport> forwarded() {
    return of(CctnsRecord.FinalReport.class).stream().filter(Registration::ends).toList();
  }

  boolean withProsecution() {
    return of(CctnsRecord.FinalReport.class).stream()
        .anyMatch(report -> report.stage() != CctnsRecord.Stage.PREPARED);
  }

  int returnedCount() {
    return (int)
        of(CctnsRecord.FinalReport.class).stream()
            .filter(report -> report.stage() == CctnsRecord.Stage.RETURNED)
            .count();
  }

  /// The sections over time, the first as the FIR has them.
  List<Charge> charges() {
    var charges = new ArrayList<Charge>();
    charges.add(charge(fir.recordedAt(), fir.sections()));
    for (var change : of(CctnsRecord.Sections.class)) {
      charges.add(charge(change.head().happenedAt(), change.sections()));
    }
    return charges;
  }

  private Charge charge(Instant from, String text) {
    return new Charge(from, text, texts.read(text).citations());
  }

  CctnsRecord.@Nullable Officer officer() {
    var changes = of(CctnsRecord.NewOfficer.class);
    return changes.isEmpty() ? fir.officer() : changes.getLast().officer();
  }

  int stationId() {
    var moves = of(CctnsRecord.Transfer.class);
    return moves.isEmpty() ? fir.head().unitId() : moves.getLast().toUnitId();
  }

  String firNumber() {
    return of(CctnsRecord.Transfer.class).stream()
        .map(CctnsRecord.Transfer::newFirNumber)
        .filter(Objects::nonNull)
        .reduce(fir.number(), (earlier, later) -> later);
  }

  CctnsRecord.@Nullable Delay delay() {
    var delays = of(CctnsRecord.Delay.class);
    return delays.isEmpty() ? null : delays.getLast();
  }

  private <T extends CctnsRecord> List<T> of(Class<T> type) {
    return standing.stream().map(Kept::record).filter(type::isInstance).map(type::cast).toList();
  }
}
