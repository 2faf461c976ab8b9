package abhaya.investigation.cases;

import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.India;
import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows of the CCTNS feed → records, or refusals with a field and a reason.
///
/// The only code that knows the field names of the feed. It needs nothing but the row, the tree of
/// units and the time, so any number of threads may read at once.
final class CctnsReader {
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern FIR_NUMBER = Pattern.compile("[A-Za-z0-9.-]{1,20}/\\d{4}");
  static final int SECTIONS_MAX = 4_000;
  private static final int PEOPLE_MAX = 100;

  private static final Set<String> COMMON =
      Set.of("type", "source", "key", "version", "unit", "happenedAt", "enteredAt");
  private static final Map<CctnsRecord.Type, Set<String>> OWN =
      Map.of(
          CctnsRecord.Type.FIR,
          Set.of(
              "firNumber",
              "zeroFir",
              "recordedAt",
              "occurrenceFrom",
              "occurrenceTo",
              "informationReceivedAt",
              "diaryEntry",
              "incident",
              "sections",
              "majorHead",
              "victims",
              "accused",
              "officer",
              "delayReason",
              "previous"),
          CctnsRecord.Type.SECTIONS,
          Set.of("fir", "sections"),
          CctnsRecord.Type.TRANSFER,
          Set.of("fir", "toUnit", "newFirNumber", "reason"),
          CctnsRecord.Type.OFFICER,
          Set.of("fir", "officer"),
          CctnsRecord.Type.STEP,
          Set.of("fir", "step", "accused", "exhibit", "institution"),
          CctnsRecord.Type.DELAY,
          Set.of("fir", "reason", "until", "institution"),
          CctnsRecord.Type.FINAL_REPORT,
          Set.of("fir", "kind", "stage", "officer"),
          CctnsRecord.Type.COURT,
          Set.of("fir", "step", "soughtBy", "institution"));

  /// Columns of the file of refused rows: it may be sent again as it is, once corrected.
  private static final Set<String> PASSED_OVER = Set.of("refusalCode", "refusalMessage");

  /// Every column a CSV of this feed may have.
  static final Set<String> COLUMNS = columns();

  /// The columns without which no row of a CSV can be read.
  static final Set<String> REQUIRED_COLUMNS =
      Set.of("type", "source", "key", "version", "unit", "enteredAt");

  /// Steps that have a record of their own: as a plain step they would stop no clock.
  private static final Set<Step> OF_OTHER_RECORDS =
      EnumSet.of(
          Step.DIARY_ENTRY,
          Step.FIR_RECORDED,
          Step.ZERO_FIR_RECORDED,
          Step.TRANSFERRED,
          Step.RE_REGISTERED,
          Step.PREPARED,
          Step.WITH_PROSECUTION,
          Step.FORWARDED_TO_COURT,
          Step.RETURNED,
          Step.SUPPLEMENTARY_FORWARDED);

  private final UnitTree units;
  private final IntPredicate mayTouch;
  private final Instant now;

  /// @param mayTouch whether the sender may write for a unit
  CctnsReader(UnitTree units, IntPredicate mayTouch, Instant now) {
    this.units = units;
    this.mayTouch = mayTouch;
    this.now = now;
  }

  private static Set<String> columns() {
    var all = new HashSet<>(COMMON);
    OWN.values().forEach(all::addAll);
    all.addAll(PASSED_OVER);
    return Set.copyOf(all);
  }

  Reading read(Row row) {
    var fault = row.fault();
    if (fault != null) return new Reading.Refused(new Refusal(fault.code(), fault.field()), null);
    var fields = new Fields(row.values(), now);
    var type = type(fields);
    var record = type == null ? null : record(type, fields);
    if (fields.fault() == null && record != null) return new Reading.Read(record);
    var refusal = fields.fault();
    return new Reading.Refused(
        refusal == null ? new Refusal("missing", "type") : refusal, printableKey(row));
  }

  private static CctnsRecord.@Nullable Type type(Fields fields) {
    var code = fields.text("type", 40);
    var type = CctnsRecord.Type.of(code);
    if (type == null) fields.refuse("type", "type-unknown");
    return type;
  }

  private static @Nullable String printableKey(Row row) {
    return row.values().get("key") instanceof String key && KEY.matcher(key.strip()).matches()
        ? key.strip()
        : null;
  }

  private CctnsRecord record(CctnsRecord.Type type, Fields fields) {
    var allowed = new HashSet<>(COMMON);
    allowed.addAll(PASSED_OVER);
    allowed.addAll(OWN.getOrDefault(type, Set.of()));
    fields.allow(allowed, COLUMNS);
    var head = head(type, fields);
    if (type == CctnsRecord.Type.FIR) return fir(head, fields);
    var fir = fields.matching("fir", KEY, "key-form");
    return switch (type) {
      case FIR -> throw new IllegalStateException("read above");
      case SECTIONS -> new CctnsRecord.Sections(head, fir, fields.text("sections", SECTIONS_MAX));
      case TRANSFER -> transfer(head, fir, fields);
      case OFFICER -> new CctnsRecord.NewOfficer(head, fir, officer(fields, true));
      case STEP ->
          new CctnsRecord.StepTaken(
              head,
              fir,
              step(fields, false),
              fields.optionalMatching("accused", Fields.TOKEN, "token-form"),
              fields.optionalMatching("exhibit", Fields.TOKEN, "token-form"),
              institution(fields));
      case DELAY ->
          new CctnsRecord.Delay(
              head,
              fir,
              fields.matching("reason", Fields.CODE, "code-form"),
              fields.optionalAnyDay("until"),
              institution(fields));
      case FINAL_REPORT -> finalReport(head, fir, fields);
      case COURT ->
          new CctnsRecord.CourtStep(
              head, fir, step(fields, true), fields.codeOrText("soughtBy"), institution(fields));
    };
  }

  /// A handle, never a name of a person: what is counted by it are waits.
  private static @Nullable String institution(Fields fields) {
    return fields.optionalMatching("institution", Fields.TOKEN, "token-form");
  }

  private Head head(CctnsRecord.Type type, Fields fields) {
    var isFir = type == CctnsRecord.Type.FIR;
    if (isFir && fields.has("happenedAt")) fields.optionalMoment("happenedAt");
    return new Head(
        fields.matching("source", SOURCE, "source-form"),
        fields.matching("key", KEY, "key-form"),
        fields.wholeNumber("version"),
        unit("unit", isFir, fields),
        fields.moment(isFir ? "recordedAt" : "happenedAt"),
        fields.moment("enteredAt"));
  }

  private int unit(String field, boolean station, Fields fields) {
    var code = fields.text(field, 100);
    if (code.isEmpty()) return 0;
    var unit = units.find(code);
    if (unit.isEmpty()) {
      fields.refuse(field, "unit-unknown");
      return 0;
    }
    var found = unit.get();
    if (station && found.kind() != UnitKind.STATION) fields.refuse(field, "unit-not-station");
    if (field.equals("unit") && !mayTouch.test(found.id().value())) {
      fields.refuse(field, "unit-outside");
    }
    return found.id().value();
  }

  private CctnsRecord fir(Head head, Fields fields) {
    var number = fields.matching("firNumber", FIR_NUMBER, "number-form");
    var slash = number.indexOf('/');
    var year =
        fields.fault() == null && slash > 0
            ? Integer.parseInt(number, slash + 1, number.length(), 10)
            : 0;
    var recorded = India.dateOf(head.happenedAt()).getYear();
    if (year != 0 && Math.abs(year - recorded) > 1) fields.refuse("firNumber", "number-year");
    var from = fields.optionalDay("occurrenceFrom");
    var to = fields.optionalDay("occurrenceTo");
    if (from != null && to != null && to.isBefore(from))
      fields.refuse("occurrenceTo", "before-start");
    var previous = fields.object("previous", CctnsReader::previous);
    if (previous != null
        && previous.source().equals(head.source())
        && previous.key().equals(head.key())) {
      fields.refuse("previous", "previous-itself");
    }
    return new CctnsRecord.Fir(
        head,
        number,
        year,
        fields.flag("zeroFir"),
        from,
        to,
        fields.optionalMoment("informationReceivedAt"),
        fields.object("diaryEntry", CctnsReader::diary),
        fields.text("sections", SECTIONS_MAX),
        fields.optionalText("majorHead", 60),
        fields.list("victims", PEOPLE_MAX, CctnsReader::victim),
        fields.list("accused", PEOPLE_MAX, CctnsReader::accused),
        fields.has("officer") ? officer(fields, false) : null,
        fields.codeOrText("delayReason"),
        previous,
        fields.optionalMatching("incident", HANDLE, "handle-form"));
  }

  private CctnsRecord transfer(Head head, String fir, Fields fields) {
    return new CctnsRecord.Transfer(
        head,
        fir,
        unit("toUnit", true, fields),
        fields.optionalMatching("newFirNumber", FIR_NUMBER, "number-form"),
        fields.codeOrText("reason"));
  }

  private static CctnsRecord finalReport(Head head, String fir, Fields fields) {
    var kind = ReportKind.of(fields.text("kind", 40));
    if (kind.isEmpty()) fields.refuse("kind", "code-unknown");
    var stage = CctnsRecord.Stage.PREPARED;
    try {
      stage = CctnsRecord.Stage.valueOf(fields.text("stage", 40));
    } catch (IllegalArgumentException e) {
      fields.refuse("stage", "code-unknown");
    }
    return new CctnsRecord.FinalReport(
        head,
        fir,
        kind.orElse(ReportKind.CS_ORIG),
        stage,
        fields.has("officer") ? officer(fields, false) : null);
  }

  private static Step step(Fields fields, boolean ofCourt) {
    var step = Step.parse(fields.text("step", 64));
    if (step.isEmpty()) {
      fields.refuse("step", "code-unknown");
      return Step.CASE_DIARY;
    }
    if (OF_OTHER_RECORDS.contains(step.get())) fields.refuse("step", "step-has-own-record");
    if (ofCourt && !OrderRules.isOfCourt(step.get())) fields.refuse("step", "step-not-of-court");
    return step.get();
  }

  private static CctnsRecord.Officer officer(Fields fields, boolean required) {
    var officer =
        fields.object(
            "officer",
            inner -> {
              inner.allow(Set.of("id", "name", "rank"), Set.of());
              return new CctnsRecord.Officer(
                  inner.matching("id", Fields.TOKEN, "token-form"),
                  inner.optionalText("name", 120),
                  inner.optionalText("rank", 60));
            });
    if (officer == null && required) fields.refuse("officer", "missing");
    return officer == null ? new CctnsRecord.Officer("", null, null) : officer;
  }

  private static CctnsRecord.Previous previous(Fields inner) {
    inner.allow(Set.of("source", "key"), Set.of());
    return new CctnsRecord.Previous(
        inner.matching("source", SOURCE, "source-form"), inner.matching("key", KEY, "key-form"));
  }

  private static CctnsRecord.Diary diary(Fields inner) {
    inner.allow(Set.of("number", "at"), Set.of());
    return new CctnsRecord.Diary(inner.text("number", 40), inner.moment("at"));
  }

  private static CctnsRecord.Victim victim(Fields inner) {
    inner.allow(Set.of("token", "ageBand", "sex", "disability"), Set.of());
    var band = AgeBand.of(inner.has("ageBand") ? inner.text("ageBand", 20) : "unknown");
    if (band.isEmpty()) inner.refuse("ageBand", "code-unknown");
    return new CctnsRecord.Victim(
        inner.matching("token", Fields.TOKEN, "token-form"),
        band.orElse(AgeBand.UNKNOWN),
        inner.optionalMatching("sex", Pattern.compile("[A-Za-z]{1,12}"), "code-form"),
        inner.flag("disability"));
  }

  private static CctnsRecord.Accused accused(Fields inner) {
    inner.allow(Set.of("token", "known", "juvenile"), Set.of());
    return new CctnsRecord.Accused(
        inner.matching("token", Fields.TOKEN, "token-form"),
        inner.flag("known"),
        inner.flag("juvenile"));
  }
}
