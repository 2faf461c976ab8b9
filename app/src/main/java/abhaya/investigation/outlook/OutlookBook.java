package abhaya.investigation.outlook;

import abhaya.investigation.outlook.Outlook.Line;
import abhaya.investigation.outlook.Outlook.Prospect;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Works out the outlook of a case.
///
/// The chance that all obstacles are gone in time is taken as the product of their chances, as if
/// they did not depend on each other. How much that says beside the rate of the stage, and what it
/// gets wrong, is learned from past cases.
public final class OutlookBook {
  /// Fewer ended waits of its own, and the holder is spoken of by its kind.
  private static final int OWN_WORDS = 5;

  private final HabitBook habits;
  private final BaseRates rates;
  private final Blend blend;
  private final Calibration calibration;
  private final long ownDays;

  /// @param ownDays days that draft and scrutiny usually take once nothing is missing
  public OutlookBook(
      HabitBook habits, BaseRates rates, Blend blend, Calibration calibration, long ownDays) {
    this.habits = habits;
    this.rates = rates;
    this.blend = blend;
    this.calibration = calibration;
    this.ownDays = ownDays;
  }

  public Outlook of(List<Obstacle> obstacles, LocalDate dueOn, LocalDate today) {
    var left = ChronoUnit.DAYS.between(today, dueOn);
    var lines = lines(obstacles, left, today);
    var raw = raw(lines, left);
    var base = rates.of(left, obstacles.size());
    var chance = left < 0 ? 1 : calibration.of(blend.of(base, raw));
    return new Outlook(
        left,
        lines,
        base,
        rates.counts(left, obstacles.size()),
        raw,
        chance,
        Prospect.of(left, chance),
        sentences(lines, left, base, chance));
  }

  private List<Line> lines(List<Obstacle> obstacles, long left, LocalDate today) {
    var lines = new ArrayList<Line>();
    for (var obstacle : obstacles) {
      var waited = Math.max(0, ChronoUnit.DAYS.between(obstacle.since(), today));
      var habit = habits.of(obstacle);
      lines.add(new Line(obstacle, waited, habit, clears(habit, waited, left)));
    }
    lines.sort(Comparator.comparingDouble(Line::clears));
    return lines;
  }

  /// Of a kind nobody has ever waited for, nothing is known: even chances.
  private double clears(Habit habit, long waited, long left) {
    if (left - ownDays < 0) return 0;
    return habit.isKnown() ? habit.within(waited, left - ownDays) : 0.5;
  }

  /// Without obstacles the base rate is all there is.
  private double raw(List<Line> lines, long left) {
    if (left < 0) return 1;
    if (lines.isEmpty()) return rates.of(left, 0);
    double all = 1;
    for (var line : lines) all *= line.clears();
    return 1 - all;
  }

  private List<Says.Sentence> sentences(List<Line> lines, long left, double base, double chance) {
    var said = new ArrayList<Says.Sentence>();
    if (left > 0) said.add(Says.LEFT.with(left));
    else said.add(left == 0 ? Says.LAST_DAY.with() : Says.OVER.with(-left));
    if (lines.isEmpty()) said.add(Says.NOTHING.with());
    for (var line : lines) obstacle(line, said);
    if (left < 0) return said;
    if (!lines.isEmpty() && ownDays > 0) said.add(Says.OWN_WORK.with(ownDays));
    var counts = rates.counts(left, lines.size()).whole();
    said.add(Says.BASE.with(Outlook.inHundred(base), counts));
    said.add(Says.CHANCE.with(Outlook.inHundred(chance)));
    return said;
  }

  private static void obstacle(Line line, List<Says.Sentence> said) {
    var obstacle = line.obstacle();
    said.add(Says.MISSING.with(obstacle.awaited(), obstacle.holder().messageKey(), line.waited()));
    var habit = line.habit();
    if (!habit.isKnown()) {
      said.add(Says.UNKNOWN.with());
      return;
    }
    var usual = habit.usualDays();
    var slow = habit.slowDays();
    if (usual.isEmpty()) {
      said.add(Says.USUAL_LONG.with(habit.sample() + habit.poolSample()));
    } else {
      var own = habit.sample() >= OWN_WORDS;
      var sample = own ? habit.sample() : habit.poolSample();
      var says = own ? Says.USUAL : Says.USUAL_ELSEWHERE;
      said.add(says.with(usual.getAsLong(), slow.orElse(usual.getAsLong()), sample));
    }
    if (habit.isBeyondExperience(line.waited())) said.add(Says.BEYOND.with());
  }
}
