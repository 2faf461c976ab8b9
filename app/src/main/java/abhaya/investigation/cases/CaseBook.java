package abhaya.investigation.cases;

import abhaya.base.platform.India;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.Occurrence;
import abhaya.investigation.clock.Regime;
import abhaya.investigation.clock.SectionRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a set of records comes to, whatever the order in which they came.
///
/// Two passes: first each FIR by itself, then, for the registrations of one case together, the
/// records that belong to them.
final class CaseBook {
  private static final Comparator<CctnsRecord.Fir> BY_REGISTRATION =
      Comparator.comparing(CctnsRecord.Fir::recordedAt)
          .thenComparing(fir -> fir.head().source())
          .thenComparing(fir -> fir.head().key());

  private final SectionRegister register;
  private final SectionTexts texts;

  CaseBook(SectionRegister register, SectionTexts texts) {
    this.register = register;
    this.texts = texts;
  }

  /// @param records all records of these FIRs, and of every registration they are linked to
  Map<CaseKey, CaseFold> fold(Map<CaseKey, List<Kept>> records) {
    var firs = new LinkedHashMap<CaseKey, FirChoice>();
    records.forEach((key, kept) -> firs.put(key, FirChoice.of(kept, texts)));
    var folds = new LinkedHashMap<CaseKey, CaseFold>();
    for (var chain : Chains.of(firs)) foldChain(chain, firs, records, folds);
    records.forEach((key, kept) -> {
      if (!folds.containsKey(key)) folds.put(key, withoutFir(key, kept, firs.get(key)));
    });
    return folds;
  }

  private static CaseFold withoutFir(CaseKey key, List<Kept> kept, @Nullable FirChoice choice) {
    var waiting = new ArrayList<Waiting>();
    if (choice != null) waiting.addAll(choice.waiting());
    var code = waiting.isEmpty() ? "fir-unknown" : "fir-waiting";
    for (var one : kept) {
      if (!(one.record() instanceof CctnsRecord.Fir) && !one.withdrawn()) {
        waiting.add(new Waiting(one, code));
      }
    }
    return new CaseFold(key, null, List.of(), waiting);
  }

  private void foldChain(
      List<CaseKey> chain,
      Map<CaseKey, FirChoice> firs,
      Map<CaseKey, List<Kept>> records,
      Map<CaseKey, CaseFold> folds) {
    var members = new LinkedHashMap<CaseKey, Registration>();
    var first = chain.stream().map(key -> fir(firs, key)).min(BY_REGISTRATION).orElseThrow();
    for (var key : chain) {
      var choice = firs.get(key);
      var kept = records.getOrDefault(key, List.of());
      if (choice == null) continue;
      members.put(key, Registration.of(choice, kept, first.recordedAt(), texts));
    }
    var latest =
        chain.stream()
            .max(Comparator.comparing(key -> fir(firs, key), BY_REGISTRATION))
            .orElseThrow();
    members.forEach((key, member) -> {
      var common = chain(first, key.equals(latest), member, members.values());
      folds.put(key, new CaseFold(key, state(member, common), member.standing(), member.waiting()));
    });
  }

  private static CctnsRecord.Fir fir(Map<CaseKey, FirChoice> firs, CaseKey key) {
    var choice = firs.get(key);
    if (choice == null || choice.fir() == null) throw new IllegalStateException("no FIR stands");
    return choice.fir();
  }

  private CaseState.Chain chain(
      CctnsRecord.Fir first,
      boolean counted,
      Registration member,
      Collection<Registration> members) {
    var clockOn = India.dateOf(first.recordedAt());
    var occurrence = occurrence(member.fir());
    var citations = member.charges().getLast().citations();
    var basis = register.clockBasis(citations, clockOn, occurrence);
    var report =
        members.stream()
            .flatMap(one -> one.forwarded().stream())
            .min(
                Comparator.comparing((CctnsRecord.FinalReport one) -> one.head().happenedAt())
                    .thenComparing(one -> one.head().key()));
    return new CaseState.Chain(
        new CaseKey(first.head().source(), first.head().key()),
        clockOn,
        basis,
        Regime.of(clockOn, occurrence).code(),
        basis == null ? null : DutyBook.twoMonths(clockOn),
        report.map(one -> India.dateOf(one.head().happenedAt())).orElse(null),
        report.map(CctnsRecord.FinalReport::kind).orElse(null),
        counted,
        members.stream().map(one -> one.fir().head().source()).distinct().count() > 1);
  }

  private CaseState state(Registration member, CaseState.Chain chain) {
    var fir = member.fir();
    var charge = member.charges().getLast();
    var delay = member.delay();
    return new CaseState(
        fir,
        member.firArrivedAt(),
        member.stationId(),
        member.firNumber(),
        new CaseState.Charged(
            charge.text(),
            charge.citations(),
            register.groupMask(charge.citations()),
            CaseMasks.acts(charge.citations())),
        member.officer(),
        delay == null ? null : delay.reason(),
        delay == null ? null : delay.until(),
        member.withProsecution(),
        member.returnedCount(),
        clockRemovedOn(member, chain.clockOn()),
        member.standing().stream().map(Kept::happenedAt).reduce(fir.recordedAt(), CaseBook::later),
        member.standing().stream()
            .map(kept -> kept.head().enteredAt())
            .reduce(fir.head().enteredAt(), CaseBook::later),
        chain);
  }

  /// The day from which no section carries the clock any more, though one did before.
  private @Nullable LocalDate clockRemovedOn(Registration member, LocalDate clockOn) {
    LocalDate removed = null;
    var ran = false;
    for (var charge : member.charges()) {
      var runs = register.clockBasis(charge.citations(), clockOn, occurrence(member.fir())) != null;
      if (ran && !runs) removed = India.dateOf(charge.from());
      if (runs) removed = null;
      ran = runs;
    }
    return removed;
  }

  private static Occurrence occurrence(CctnsRecord.Fir fir) {
    return new Occurrence(fir.occurrenceFrom(), fir.occurrenceTo());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
