package abhaya.response.recommend;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Learns paces from what the middle trips of an area and of a band of hours show.
///
/// Few trips say little: what they show is drawn towards the next coarser level, and stands half by
/// itself from [#HALF_TRUSTED] trips on. The ladder is square → district → state → what is assumed,
/// always in the same band of hours. Factors are mixed by their logarithms, so that twice as slow and
/// twice as fast weigh the same.
public final class Calibration {
  /// So many trips weigh as much as everything coarser.
  public static final int HALF_TRUSTED = 20;

  static final double DETOUR_MAX = 4;
  static final double SPEED_KMH_MIN = 3;
  static final double SPEED_KMH_MAX = 120;
  private static final double KMH = 3.6;

  private Calibration() {}

  /// What trips show: half were slower, half quicker.
  ///
  /// @param trips all of them; `tracked` those whose length is known
  /// @param detour way ÷ straight line in the middle; null where no length is known
  /// @param secondsPerMetre of the straight line, in the middle
  public record Middle(int trips, int tracked, @Nullable Double detour, double secondsPerMetre) {}

  /// The trips of an area and a band of hours.
  ///
  /// @param unit the state itself for a state as a whole
  /// @param cell of [PaceBook#cell]; [PaceBook#WHOLE] for the unit as a whole
  public record Group(int state, int unit, int cell, HourBand band, Middle middle) {}

  /// A row of the table of paces for each group, in their order.
  public static List<PaceBook.Row> learn(List<Group> groups) {
    var states = new HashMap<Key, Pace>();
    var districts = new HashMap<Key, Pace>();
    var learnt = new LinkedHashMap<Group, PaceBook.Row>();
    for (var level : List.of(Pace.Level.STATE, Pace.Level.DISTRICT, Pace.Level.HERE)) {
      for (var group : groups) {
        if (level(group) != level) continue;
        var ofState = states.getOrDefault(new Key(group.state(), group.band()), Pace.USUAL);
        var ofUnit = districts.getOrDefault(new Key(group.unit(), group.band()), ofState);
        var coarser = level == Pace.Level.HERE ? ofUnit : ofState;
        var pace = shrink(group, level, coarser);
        if (level == Pace.Level.STATE) states.put(new Key(group.state(), group.band()), pace);
        if (level == Pace.Level.DISTRICT) districts.put(new Key(group.unit(), group.band()), pace);
        learnt.put(group, new PaceBook.Row(group.state(), group.unit(), group.cell(), pace));
      }
    }
    return groups.stream().map(group -> Objects.requireNonNull(learnt.get(group))).toList();
  }

  private record Key(int unit, HourBand band) {}

  private static Pace.Level level(Group group) {
    if (group.cell() != PaceBook.WHOLE) return Pace.Level.HERE;
    return group.unit() == group.state() ? Pace.Level.STATE : Pace.Level.DISTRICT;
  }

  private static Pace shrink(Group group, Pace.Level level, Pace coarser) {
    var middle = group.middle();
    var band = group.band();
    var shown = middle.detour();
    double detour =
        shown == null
            ? coarser.detour()
            : mix(coarser.detour(), Math.clamp(shown, 1, DETOUR_MAX), middle.tracked());
    double before = KMH * coarser.detour() / coarser.speedKmh();
    double seconds = mix(before, middle.secondsPerMetre(), middle.trips());
    double speed = Math.clamp(KMH * detour / seconds, SPEED_KMH_MIN, SPEED_KMH_MAX);
    return new Pace(band.from(), band.to(), detour, speed, middle.trips(), level);
  }

  /// Between what is known more coarsely and what trips show: the nearer to these the more they are.
  static double mix(double coarser, double shown, int trips) {
    double weight = trips / (double) (trips + HALF_TRUSTED);
    return Math.exp((1 - weight) * Math.log(coarser) + weight * Math.log(shown));
  }
}
