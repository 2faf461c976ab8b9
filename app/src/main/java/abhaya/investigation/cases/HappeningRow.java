package abhaya.investigation.cases;

import abhaya.investigation.clock.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened in a case, about to be written.
///
/// @param stationId the station that registered the case
/// @param step code of what happened: the step, the stage, the new unit, the reason
/// @param subject the accused or exhibit it concerns
/// @param detail what a page needs besides; empty mostly
record HappeningRow(
    long caseId,
    int stationId,
    Kept kept,
    String step,
    @Nullable String subject,
    Map<String, Object> detail) {
  private static final String INSTITUTION = "institution";

  static HappeningRow of(long caseId, int stationId, Kept kept) {
    var detail = new LinkedHashMap<String, Object>();
    return switch (kept.record()) {
      case CctnsRecord.Fir fir -> throw new IllegalArgumentException("a FIR is the case itself");
      case CctnsRecord.Sections sections -> {
        detail.put("sections", sections.sections());
        yield new HappeningRow(caseId, stationId, kept, "SECTIONS", null, detail);
      }
      case CctnsRecord.Transfer transfer -> {
        detail.put("toUnit", transfer.toUnitId());
        putText(detail, "newFirNumber", transfer.newFirNumber());
        putText(detail, "reason", transfer.reason());
        yield new HappeningRow(caseId, stationId, kept, Step.TRANSFERRED.name(), null, detail);
      }
      case CctnsRecord.NewOfficer change -> {
        putOfficer(detail, change.officer());
        yield new HappeningRow(caseId, stationId, kept, "OFFICER", change.officer().id(), detail);
      }
      case CctnsRecord.StepTaken taken ->
          new HappeningRow(
              caseId, stationId, kept, taken.step().name(), taken.concerns(), place(taken));
      case CctnsRecord.Delay delay -> {
        var until = delay.until();
        if (until != null) detail.put("until", until.toString());
        putText(detail, INSTITUTION, delay.institution());
        yield new HappeningRow(caseId, stationId, kept, delay.reason(), null, detail);
      }
      case CctnsRecord.FinalReport report -> {
        detail.put("kind", report.kind().name());
        if (report.officer() != null) putOfficer(detail, report.officer());
        yield new HappeningRow(caseId, stationId, kept, report.stage().name(), null, detail);
      }
      case CctnsRecord.CourtStep court -> {
        putText(detail, "soughtBy", court.soughtBy());
        putText(detail, INSTITUTION, court.institution());
        yield new HappeningRow(caseId, stationId, kept, court.step().name(), null, detail);
      }
    };
  }

  private static Map<String, Object> place(CctnsRecord.StepTaken taken) {
    var detail = new LinkedHashMap<String, Object>();
    putText(detail, "exhibit", taken.exhibit());
    putText(detail, INSTITUTION, taken.institution());
    return detail;
  }

  private static void putOfficer(Map<String, Object> detail, CctnsRecord.Officer officer) {
    detail.put("officer", officer.id());
    putText(detail, "name", officer.name());
    putText(detail, "rank", officer.rank());
  }

  private static void putText(Map<String, Object> detail, String name, @Nullable String text) {
    if (text != null) detail.put(name, text);
  }

  /// What names it among the happenings of its case.
  Name name() {
    return new Name(caseId, kept.record().type().name(), kept.head().key(), kept.head().version());
  }

  record Name(long caseId, String kind, String key, int version) {}
}
