package abhaya.investigation.demo;

import abhaya.investigation.demo.FirRecords.Opened;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what is done in one case: examinations, statements, arrests, exhibits, reports, court.
final class CaseSteps {
  private static final int DAY = 1_440;
  private static final String[] DELAYS = {
    "LAB_REPORT",
    "LAB_REPORT",
    "LAB_REPORT",
    "LAB_REPORT",
    "ACCUSED_ABSCONDING",
    "ACCUSED_ABSCONDING",
    "MEDICAL_REPORT",
    "VICTIM_STATEMENT",
    "DIGITAL_DATA",
    "OFFICER_TRANSFERRED",
    "OFFICER_OVERLOADED",
    "PROSECUTOR_SCRUTINY",
    "PROSECUTOR_SCRUTINY",
    "INTER_STATE_HELP",
    "AGE_PROOF",
    "COURT_STAY",
    "OTHER"
  };

  /// With what kind of place a reason lies.
  private static final Map<String, String> PLACES =
      Map.of(
          "LAB_REPORT", "FSL",
          "MEDICAL_REPORT", "HOSP",
          "AGE_PROOF", "HOSP",
          "VICTIM_STATEMENT", "CT",
          "COURT_STAY", "CT",
          "PROSECUTOR_SCRUTINY", "PROS");

  /// Who names the stations, and where the records go.
  record Writing(Office office, RecordSink sink) {}

  private final CasePlan plan;
  private final Opened opened;
  private final StationPlan habits;
  private final Dice dice;
  private final long start;
  private final long end;
  private final Office office;
  private final RecordSink sink;
  private int records;
  private long enteredAt;

  /// @param dice of this case alone
  CaseSteps(Writing writing, CasePlan plan, Opened opened, StationPlan habits, Dice dice) {
    this.office = writing.office();
    this.sink = writing.sink();
    this.plan = plan;
    this.opened = opened;
    this.habits = habits;
    this.dice = dice;
    this.start = plan.recordedAt();
    this.end = plan.report().at();
  }

  void care() {
    if (plan.offence().hasChild() && dice.chance(0.62)) {
      step("CWC_REPORT", start + hours(14, 0.7));
    }
    if (dice.chance(0.7)) {
      var examined = start + hours(9, 0.9);
      stepAt("MEDICAL_EXAMINATION", examined, office.place("HOSP", plan.station()));
      if (dice.chance(0.86)) step("MEDICAL_REPORT", examined + hours(150, 0.8));
    }
    if (dice.chance(0.88)) {
      stepAt("MAGISTRATE_STATEMENT", start + hours(90, 1), office.place("CT", plan.station()));
    }
    if (dice.chance(0.12)) step("SCENE_FORENSICS", start + hours(18, 0.7));
    if (dice.chance(0.06)) step("VICTIM_INFORMED", start + hours(1_300, 0.5));
  }

  void arrests() {
    for (var accused = 1; accused <= opened.accused(); accused++) {
      if (!dice.chance(0.58)) continue;
      var at = start + hours(70, 1.4);
      var early = dice.chance(0.008);
      if (early) at = start - 60 - dice.below(1_500);
      if (at >= end) continue;
      var row = open("STEP", at, early ? plan.enteredAt() + 1 : at);
      if (row != null) send(row.word(Column.ACCUSED, "A" + accused).word(Column.STEP, "ARREST"));
    }
  }

  void exhibit() {
    if (!dice.chance(isLate() ? 0.72 : 0.26)) return;
    var sent = start + hours(110, 0.8);
    var received = sent + hours(40, 0.8);
    var days = habits.laboratoryDays() * office.laboratoryPace(plan.station());
    var reported = received + (long) dice.about(days * DAY, 0.6);
    var before = end - dice.between(3, 12) * (long) DAY;
    // a late report has often waited for the laboratory, a timely one seldom went without
    if (end < CasePlan.NEVER && dice.chance(0.75)) {
      reported = isLate() ? Math.max(reported, before) : Math.min(reported, before);
    }
    if (end >= CasePlan.NEVER && dice.chance(0.6)) reported = CasePlan.NEVER;
    if (reported <= received) reported = received + DAY;
    exhibit("EXHIBIT_SENT", sent);
    exhibit("EXHIBIT_RECEIVED", received);
    exhibit("EXHIBIT_REPORTED", reported);
    exhibit("EXHIBIT_COLLECTED", reported + hours(190, 0.8));
  }

  private boolean isLate() {
    var due = LocalDate.ofEpochDay(CasePlan.day(start)).plusMonths(2).toEpochDay();
    return CasePlan.day(end) > due;
  }

  private void exhibit(String step, long at) {
    if (at >= CasePlan.NEVER) return;
    var row = open("STEP", at, at);
    if (row == null) return;
    row.word(Column.STEP, step).word(Column.EXHIBIT, "E1");
    send(row.word(Column.INSTITUTION, office.place("FSL", plan.station())));
  }

  void officer() {
    if (!dice.chance(0.08)) return;
    var at = start + hours(500, 0.8);
    if (at >= end || at >= opened.laterFrom()) return;
    var next = office.anyOfficer(dice, plan.station());
    if (next == opened.officer()) return;
    var row = open("OFFICER", at, at);
    if (row == null) return;
    send(row.json(Column.OFFICER).part(office.officer(plan.station(), next)).close());
  }

  /// A reason at the last day and each thirty days after it.
  void delays() {
    var at = start + 61L * DAY + dice.below(3 * DAY);
    for (var times = 0; times < 3 && at < end; times++) {
      if (dice.chance(0.7)) {
        var row = open("DELAY", at, at);
        if (row == null) return;
        var reason = DELAYS[dice.below(DELAYS.length)];
        row.word(Column.REASON, reason).date(Column.UNTIL, CasePlan.day(at) + 30);
        var kind = PLACES.get(reason);
        if (kind != null) row.word(Column.INSTITUTION, office.place(kind, plan.station()));
        send(row);
      }
      at += 30L * DAY;
    }
  }

  void report() {
    if (end >= CasePlan.NEVER) {
      neverForwarded();
      return;
    }
    var report = plan.report();
    var prepared = end - dice.between(2, 9) * (long) DAY;
    var allowed =
        Math.max(start + DAY, opened.laterFrom() == CasePlan.NEVER ? 0 : opened.laterFrom());
    if (prepared > allowed && dice.chance(0.28)) {
      stage(report.kind(), dice.chance(0.5) ? "PREPARED" : "WITH_PROSECUTION", prepared, prepared);
    }
    stage(report.kind(), "FORWARDED_TO_COURT", end, report.enteredAt());
    var back = end + hours(400, 0.5);
    if (dice.chance(0.03)) stage(report.kind(), "RETURNED", back, back);
    var more = end + hours(1_500, 0.6);
    if (report.isChargeSheet() && dice.chance(0.05)) {
      stage("CS_SUPPL", "FORWARDED_TO_COURT", more, more);
    }
  }

  /// Shown as closed, while no court ever got the report.
  private void neverForwarded() {
    if (!dice.chance(0.07)) return;
    var kind = dice.chance(0.6) ? "FR_TRUE_INSUFF" : "CS_ORIG";
    var prepared = start + hours(1_700, 0.5);
    stage(kind, "PREPARED", prepared, prepared);
  }

  /// The report of the plan is entered when the plan says; its lag is drawn there.
  private void stage(String kind, String stage, long at, long enteredAt) {
    var first = at == end;
    var row = first ? openAt("FINAL_REPORT", at, enteredAt) : open("FINAL_REPORT", at, at);
    if (row == null) return;
    var station = opened.stationAt(at, plan.station());
    var which = station == plan.station() ? opened.officer() : office.anyOfficer(dice, station);
    if (dice.chance(0.03)) which = office.anyOfficer(dice, station);
    row.json(Column.OFFICER).part(office.officer(station, which)).close();
    send(row.word(Column.KIND, kind).word(Column.STAGE, stage));
  }

  void court() {
    if (!plan.report().isChargeSheet() || end >= CasePlan.NEVER) return;
    var cognizance = end + hours(600, 0.7);
    if (dice.chance(0.004)) cognizance = end - 2L * DAY;
    if (dice.chance(0.16)) court("COGNIZANCE", cognizance);
    if (dice.chance(0.09)) court("CHARGE_FRAMED", cognizance + hours(2_200, 0.6));
    if (dice.chance(0.04)) {
      var row = open("COURT", cognizance + hours(4_000, 0.5), cognizance);
      if (row != null) {
        row.word(Column.STEP, "ADJOURNMENT");
        send(row.word(Column.SOUGHT_BY, dice.chance(0.5) ? "PROSECUTION" : "DEFENCE"));
      }
    }
    if (dice.chance(0.05)) court("JUDGMENT", cognizance + hours(9_000, 0.5));
  }

  private void court(String step, long at) {
    if (at <= start) return;
    var row = open("COURT", at, at);
    if (row == null) return;
    row.word(Column.STEP, step);
    send(row.word(Column.INSTITUTION, office.place("CT", plan.station())));
  }

  private void stepAt(String step, long at, byte[] place) {
    var row = open("STEP", at, at);
    if (row != null) send(row.word(Column.STEP, step).word(Column.INSTITUTION, place));
  }

  private void step(String step, long at) {
    var row = open("STEP", at, at);
    if (row != null) send(row.word(Column.STEP, step));
  }

  /// Begins a record; null if it never came to the centre.
  private @Nullable RowBytes open(String type, long at, long from) {
    return openAt(type, at, Math.max(at, from) + Pace.entryLag(dice, habits));
  }

  private @Nullable RowBytes openAt(String type, long at, long entered) {
    var ready = at < opened.laterFrom() ? plan.enteredAt() : plan.turn().enteredAt();
    enteredAt = Math.max(entered, ready + 1);
    records++;
    if (!sink.reaches(enteredAt)) return null;
    var key = opened.keyAt(at);
    var row = sink.row(type, key + "/" + records);
    row.word(Column.UNIT, office.code(opened.stationAt(at, plan.station()), enteredAt));
    row.time(Column.HAPPENED_AT, at).time(Column.ENTERED_AT, enteredAt);
    return row.word(Column.FIR, key);
  }

  private void send(RowBytes row) {
    sink.add(enteredAt, row.finish());
  }

  private long hours(double median, double spread) {
    return 10 + (long) (dice.about(median, spread) * 60);
  }

  void write() {
    care();
    arrests();
    exhibit();
    officer();
    delays();
    report();
    court();
  }
}
