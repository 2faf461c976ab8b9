package abhaya.investigation.worklist;

import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a proposed final report has and what it lacks, by what a report must state (BNSS 193(3)(i),
/// CrPC 173(2)(i)(h)) and by the step plan of the case.
///
/// @param items all that is needed in this case
public record Readiness(List<Item> items) {

  public Readiness {
    items = List.copyOf(items);
  }

  /// One thing needed.
  ///
  /// @param duty the duty behind it, `T30`
  /// @param blocking true where the report may not be forwarded without it; else it is said, and the
  ///     officer decides
  public record Item(Need need, String duty, boolean blocking, boolean present) {}

  /// What may be needed.
  public enum Need {
    OFFICER_OF_RECORD,
    ACCUSED_DECIDED,
    CLOSURE_REASON,
    MEDICAL_REPORT,
    POLICE_STATEMENT,
    MAGISTRATE_STATEMENT,
    CWC_REPORT,
    FORM_A,
    EXHIBITS_SENT,
    /// May follow with a supplementary report.
    LABORATORY_REPORTS,
    DEVICE_CUSTODY,
    INDEXED_COPIES,
    CASE_DIARY,
    PROSECUTOR_SCRUTINY,
    /// Other duties of the step plan that are still open.
    OPEN_DUTIES;

    public String messageKey() {
      return "worklist.need." + name();
    }
  }

  private static final Set<String> OWN_DUTIES =
      Set.of("T11", "T14", "T15", "T16", "T18", "T19", "T20", "T23", "T27", "T28", "T29", "T30");

  public static Readiness of(
      WorkCase one, CaseNature nature, ReportProposal report, LocalDate today) {
    var items = new ArrayList<Item>();
    items.add(new Item(Need.OFFICER_OF_RECORD, "T30", true, report.byOfficerOfRecord()));
    if (report.chargeSheet()) {
      items.add(new Item(Need.ACCUSED_DECIDED, "T30", true, report.accusedDecided()));
    } else {
      items.add(new Item(Need.CLOSURE_REASON, "T30", true, report.closureReason()));
    }
    if (nature.rape()) {
      var medical = report.medicalRefused() || one.has(Step.MEDICAL_REPORT);
      items.add(new Item(Need.MEDICAL_REPORT, "T30", true, medical));
    }
    step(one, items, Need.POLICE_STATEMENT, Step.POLICE_STATEMENT, "T18", true);
    step(one, items, Need.MAGISTRATE_STATEMENT, Step.MAGISTRATE_STATEMENT, "T20", true);
    if (nature.childVictim()) {
      step(one, items, Need.CWC_REPORT, Step.CWC_REPORT, "T11", true);
      step(one, items, Need.FORM_A, Step.FORM_A_GIVEN, "T14", false);
    }
    exhibits(one, items, report);
    if (nature.underBnss() && nature.devices()) {
      items.add(new Item(Need.DEVICE_CUSTODY, "T30", true, report.custodyOfDevices()));
    }
    if (nature.underBnss() && report.chargeSheet()) {
      items.add(new Item(Need.INDEXED_COPIES, "T30", true, report.indexedCopies()));
    }
    step(one, items, Need.CASE_DIARY, Step.CASE_DIARY, "T23", false);
    step(one, items, Need.PROSECUTOR_SCRUTINY, Step.WITH_PROSECUTION, "T27", false);
    items.add(new Item(Need.OPEN_DUTIES, "T27", false, openDuties(one, today).isEmpty()));
    return new Readiness(items);
  }

  private static void step(
      WorkCase one, List<Item> items, Need need, Step step, String duty, boolean blocking) {
    items.add(new Item(need, duty, blocking, one.has(step)));
  }

  /// An exhibit that was never sent blocks; a laboratory that has not answered does not.
  private static void exhibits(WorkCase one, List<Item> items, ReportProposal report) {
    var seized = subjects(one, Step.EXHIBIT_SEIZED);
    var sent = subjects(one, Step.EXHIBIT_SENT);
    sent.addAll(subjects(one, Step.EXHIBIT_RECEIVED));
    seized.addAll(sent);
    if (seized.isEmpty()) return;
    items.add(new Item(Need.EXHIBITS_SENT, "T30", report.chargeSheet(), sent.containsAll(seized)));
    var reported = subjects(one, Step.EXHIBIT_REPORTED);
    reported.addAll(subjects(one, Step.EXHIBIT_COLLECTED));
    reported.addAll(subjects(one, Step.EXHIBIT_FILED));
    items.add(new Item(Need.LABORATORY_REPORTS, "T30", false, reported.containsAll(seized)));
  }

  private static Set<String> subjects(WorkCase one, Step step) {
    var subjects = new HashSet<String>();
    for (var event : one.events()) {
      var subject = event.subject();
      if (event.step() == step) subjects.add(subject == null ? "" : subject);
    }
    return subjects;
  }

  /// Duties of the investigation, beside those named above, that are not met.
  public static List<String> openDuties(WorkCase one, LocalDate today) {
    var open = new ArrayList<String>();
    for (var clock : one.clocks()) {
      var live = clock.state() == ClockState.RUNNING || clock.state() == ClockState.BREACHED;
      var start = clock.startOn();
      if (!live || clock.duty().court() || start == null || start.isAfter(today)) continue;
      if (OWN_DUTIES.contains(clock.duty().id())) continue;
      if (!open.contains(clock.duty().id())) open.add(clock.duty().id());
    }
    return List.copyOf(open);
  }

  public List<Item> missing() {
    return items.stream().filter(item -> !item.present()).toList();
  }

  /// Whether nothing that blocks is missing.
  public boolean mayBeForwarded() {
    return items.stream().allMatch(item -> item.present() || !item.blocking());
  }

  /// How many of the needed things are there; shown with both numbers.
  public int present() {
    return (int) items.stream().filter(Item::present).count();
  }
}
