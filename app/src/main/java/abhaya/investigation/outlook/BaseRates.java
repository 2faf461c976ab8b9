package abhaya.investigation.outlook;

import abhaya.investigation.fair.Share;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How often cases at the same stage went over, whatever they waited for: the first thing to know.
///
/// A stage is a band of days left and whether none, one or several things were missing. A stage with
/// few past cases leans on all cases of its band.
public final class BaseRates {
  private static final int LEAN = 20;
  private static final int SEVERAL = 2;

  private final Map<Stage, Share> stages = new HashMap<>();
  private final Map<Band, Share> bands = new HashMap<>();

  private record Stage(Band band, int obstacles) {}

  /// Days left to the last day.
  enum Band {
    OVER,
    TO_5,
    TO_15,
    TO_30,
    MORE;

    static Band of(long daysLeft) {
      if (daysLeft < 0) return OVER;
      if (daysLeft <= 5) return TO_5;
      if (daysLeft <= 15) return TO_15;
      return daysLeft <= 30 ? TO_30 : MORE;
    }
  }

  public BaseRates(Collection<PastCase> past) {
    for (var one : past) {
      var share = new Share(one.wentOver() ? 1 : 0, 1);
      var stage = stage(one.daysLeft(), one.obstacles());
      stages.merge(stage, share, Share::plus);
      bands.merge(stage.band(), share, Share::plus);
    }
  }

  private static Stage stage(long daysLeft, int obstacles) {
    return new Stage(Band.of(daysLeft), Math.min(SEVERAL, obstacles));
  }

  /// The counts behind the rate of a stage.
  public Share counts(long daysLeft, int obstacles) {
    return stages.getOrDefault(stage(daysLeft, obstacles), new Share(0, 0));
  }

  /// The rate, leaned; one for a case already over, a half where nothing is known.
  public double of(long daysLeft, int obstacles) {
    if (daysLeft < 0) return 1;
    var stage = stage(daysLeft, obstacles);
    var band = bands.getOrDefault(stage.band(), new Share(0, 0));
    double lean = band.isEmpty() ? 0.5 : band.value();
    var own = stages.getOrDefault(stage, new Share(0, 0));
    return (own.part() + LEAN * lean) / (own.whole() + LEAN);
  }
}
