package abhaya.investigation.cases;

import abhaya.base.platform.India;
import abhaya.base.web.Tone;
import abhaya.base.web.Way;
import abhaya.base.web.Way.Mark;
import abhaya.base.web.Way.Stop;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The two months of a case as a line, with the few steps that tell most.
final class CaseWay {
  private static final Set<String> TOLD =
      Set.of(
          "MEDICAL_EXAMINATION",
          "MAGISTRATE_STATEMENT",
          "ARREST",
          "EXHIBIT_SENT",
          "EXHIBIT_REPORTED",
          "FORWARDED_TO_COURT");
  private static final int STOPS_MAX = 6;

  /// Words on one side of the line that are nearer than this would cover each other.
  private static final double APART = 9;

  private final CaseSheet sheet;
  private final LocalDate due;
  private final LocalDate today;
  private final CaseWords say;

  CaseWay(CaseSheet sheet, LocalDate due, LocalDate today, CaseWords say) {
    this.sheet = sheet;
    this.due = due;
    this.today = today;
    this.say = say;
  }

  Way way() {
    var words = say.words();
    var whole = ChronoUnit.DAYS.between(sheet.clockOn(), due);
    var end = sheet.reportedOn() == null ? today : sheet.reportedOn();
    var gone = Math.clamp(ChronoUnit.DAYS.between(sheet.clockOn(), end), 0, whole);
    var stops = new ArrayList<Stop>();
    stops.add(new Stop(0, words.say("cases.way.fir"), Mark.DONE, Tone.IN_TIME, false));
    if (sheet.reportedOn() == null && !today.isAfter(due)) {
      // the words of both ends stand below
      var at = percent(today);
      var above = at < APART || at > 100 - APART;
      var now = new Stop(at, words.say("cases.way.today"), Mark.TODAY, Tone.PLAIN, above);
      stops.addAll(told(at, above));
      stops.add(now);
    } else {
      stops.addAll(told(-APART, false));
    }
    stops.add(new Stop(100, words.date(due).substring(0, 5), Mark.LAST, Tone.PLAIN, false));
    return new Way(
        words.say("cases.way.about", gone, whole),
        whole == 0 ? 100 : 100.0 * gone / whole,
        say.tone(due, sheet.reportedOn(), today),
        stops);
  }

  /// @param todayAt where today's own words stand, on which side
  private List<Stop> told(double todayAt, boolean todayAbove) {
    var stops = new ArrayList<Stop>();
    var seen = new HashSet<String>();
    var lastAbove = -APART;
    var lastBelow = 0.0;
    for (var event : sheet.events()) {
      if (!TOLD.contains(event.step()) || !seen.add(event.step())) continue;
      var on = India.dateOf(event.happenedAt());
      if (on.isAfter(due) || stops.size() == STOPS_MAX) continue;
      var text = say.code("cases.way.", event.step());
      var at = percent(on);
      var clear = Math.abs(at - todayAt) >= APART;
      var above = at - lastAbove >= APART && (clear || !todayAbove);
      var below = at - lastBelow >= APART && at <= 100 - APART && (clear || todayAbove);
      var said = above || below;
      if (above) lastAbove = at;
      else if (said) lastBelow = at;
      stops.add(new Stop(at, said ? text : "", Mark.DONE, Tone.IN_TIME, above));
    }
    return stops;
  }

  private double percent(LocalDate day) {
    var whole = Math.max(1, ChronoUnit.DAYS.between(sheet.clockOn(), due));
    return Math.clamp(100.0 * ChronoUnit.DAYS.between(sheet.clockOn(), day) / whole, 0, 100);
  }
}
