package abhaya.investigation.cases;

import abhaya.base.platform.India;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which version of a FIR stands: the highest that breaks no rule. Higher ones wait.
///
/// @param chosen null while none stands
record FirChoice(@Nullable Kept chosen, List<Waiting> waiting) {

  CctnsRecord.@Nullable Fir fir() {
    return chosen == null ? null : (CctnsRecord.Fir) chosen.record();
  }

  static FirChoice of(List<Kept> records, SectionTexts texts) {
    var waiting = new ArrayList<Waiting>();
    var versions =
        records.stream()
            .filter(kept -> kept.record() instanceof CctnsRecord.Fir && !kept.withdrawn())
            .sorted(Comparator.comparingInt((Kept kept) -> kept.head().version()).reversed())
            .toList();
    for (var kept : versions) {
      var code = kept.excepted() ? null : fault((CctnsRecord.Fir) kept.record(), texts);
      if (code == null) return new FirChoice(kept, waiting);
      waiting.add(new Waiting(kept, code));
    }
    return new FirChoice(null, waiting);
  }

  private static @Nullable String fault(CctnsRecord.Fir fir, SectionTexts texts) {
    var recordedAt = fir.recordedAt();
    var diary = fir.diary();
    if (diary != null && OrderRules.isBefore(recordedAt, diary.at())) return "diary-after-fir";
    var information = fir.informationAt();
    if (information != null && OrderRules.isBefore(recordedAt, information)) {
      return "information-after-fir";
    }
    var occurrence = fir.occurrenceFrom();
    if (occurrence != null && occurrence.isAfter(India.dateOf(recordedAt))) {
      return "occurrence-after-fir";
    }
    if (OrderRules.isBefore(fir.head().enteredAt(), recordedAt)) return "entered-before-happened";
    return texts.read(fir.sections()).isComplete() ? null : "sections-unread";
  }
}
