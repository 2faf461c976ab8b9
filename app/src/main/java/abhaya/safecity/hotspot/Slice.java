package abhaya.safecity.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is counted together: a group, a part of the day, a type of day; null stands for all.
record Slice(@Nullable OffenceGroup offence, @Nullable HourBand band, DayType day) {
  static final String ALL = "ALL";

  enum DayType {
    ALL,
    WEEKDAY,
    WEEKEND
  }

  static final Slice WHOLE = new Slice(null, null, DayType.ALL);

  String offenceWord() {
    return offence == null ? ALL : offence.name();
  }

  String bandWord() {
    return band == null ? ALL : band.name();
  }

  /// Reads the words of an address; empty if one of them is not ours.
  static Optional<Slice> read(String offence, String band, String day) {
    try {
      return Optional.of(
          new Slice(
              isAll(offence) ? null : OffenceGroup.valueOf(offence),
              isAll(band) ? null : HourBand.valueOf(band),
              isAll(day) ? DayType.ALL : DayType.valueOf(day)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isAll(String word) {
    return word.isEmpty() || word.equals(ALL);
  }

  /// The slices that are computed for every city: each part of the day and type of day, and each
  /// group over all of them.
  static List<Slice> standard() {
    var slices = new ArrayList<Slice>();
    for (var day : DayType.values()) {
      slices.add(new Slice(null, null, day));
      for (var band : HourBand.values()) slices.add(new Slice(null, band, day));
    }
    Arrays.stream(OffenceGroup.values())
        .forEach(group -> slices.add(new Slice(group, null, DayType.ALL)));
    return slices;
  }
}
