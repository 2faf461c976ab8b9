package abhaya.investigation.outlook;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/// How long a holder usually takes for a thing: its own past waits, leaned on those of all such
/// holders the more, the fewer it has.
///
/// With `n` ended waits of its own their weight is `n / (n + 20)`. The mixture is one of whole
/// distributions, so its quantiles and chances agree with each other.
public final class Habit {
  /// As many ended waits as it takes for a holder's own habit to weigh half.
  static final int LEAN = 20;

  private final Survival own;
  private final Survival all;

  Habit(Survival own, Survival all) {
    this.own = own;
    this.all = all;
  }

  /// Ended waits of the holder itself.
  public int sample() {
    return own.ended();
  }

  /// Ended waits of all such holders.
  public int poolSample() {
    return all.ended();
  }

  /// Weight of the holder's own waits, 0 to 1.
  public double weight() {
    if (all.ended() == 0) return own.ended() == 0 ? 0 : 1;
    return (double) own.ended() / (own.ended() + LEAN);
  }

  public boolean isKnown() {
    return own.ended() + all.ended() > 0;
  }

  /// The share of such waits longer than so many days.
  double beyond(long days) {
    var weight = weight();
    return weight * own.beyond(days) + (1 - weight) * all.beyond(days);
  }

  /// The chance that a wait of `waited` days ends within `left` more; nought past all experience.
  public double within(long waited, long left) {
    if (left < 0) return 0;
    double now = beyond(Math.max(0, waited));
    return now <= 1e-9 ? 0 : 1 - beyond(Math.max(0, waited) + left) / now;
  }

  /// Whether it has lasted longer than any wait that ended.
  public boolean isBeyondExperience(long waited) {
    return isKnown() && steps().stream().noneMatch(day -> day > waited);
  }

  /// Half of the waits are over by then.
  public OptionalLong usualDays() {
    return quantile(0.5);
  }

  /// Four of five are over by then.
  public OptionalLong slowDays() {
    return quantile(0.8);
  }

  /// The first day by which this share of waits is over; empty if so many never ended.
  public OptionalLong quantile(double share) {
    for (long day : steps()) {
      if (beyond(day) <= 1 - share + 1e-12) return OptionalLong.of(day);
    }
    return OptionalLong.empty();
  }

  private List<Long> steps() {
    var steps = new TreeSet<Long>(own.steps());
    if (weight() < 1) steps.addAll(all.steps());
    return new ArrayList<>(steps);
  }
}
