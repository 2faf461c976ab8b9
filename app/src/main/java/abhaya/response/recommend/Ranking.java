package abhaya.response.recommend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Units in order, and those that were looked at and not taken.
///
/// @param footing what trips say of the place and the hour; null where no way was reckoned
public record Ranking(
    List<Ranked> units, List<Rejected> rejected, TravelTime.@Nullable Footing footing) {

  public Ranking {
    units = List.copyOf(units);
    rejected = List.copyOf(rejected);
  }

  /// @param arrivesIn mobilisation and way
  /// @param counts what it was ordered by: at priority 1 the same, else with load and wishes
  public record Ranked(Candidate unit, Duration arrivesIn, Duration counts, List<Reason> reasons) {
    public Ranked {
      reasons = List.copyOf(reasons);
    }
  }

  public record Rejected(Candidate unit, Reason reason) {}

  public Optional<Ranked> first() {
    return units.stream().findFirst();
  }

  /// The first that carries what is asked, such as a woman officer, wherever it stands in the order.
  public Optional<Ranked> firstWith(String attribute) {
    return units.stream().filter(one -> one.unit().attributes().contains(attribute)).findFirst();
  }
}
