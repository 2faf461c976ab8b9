package abhaya.investigation.why;

import abhaya.investigation.outlook.Habit;
import abhaya.investigation.outlook.HabitBook;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import abhaya.investigation.outlook.PastWait;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long holders take, from counts of waits. Waits that go on, or were cut short, count as lasting
/// at least so long: leaving them out would make every laboratory look quick.
final class WaitFigures {
  private static final int DAYS_OF_A_WEEK = 7;

  private final Map<Place, Tally> places = new LinkedHashMap<>();
  private final HabitBook book;

  /// @param institution empty where none was named
  record Place(String awaited, Holder holder, String institution) {
    static Place of(String key) {
      var parts = key.split("\\|", -1);
      return new Place(parts[0], Holder.valueOf(parts[1]), parts[2]);
    }

    String key() {
      return awaited + "|" + holder.name() + "|" + institution;
    }
  }

  /// @param ended waits that ended, `open` those that go on, `cut` those ended by the report
  record Tally(long ended, long open, long cut) {
    Tally plus(Tally other) {
      return new Tally(ended + other.ended, open + other.open, cut + other.cut);
    }
  }

  WaitFigures(Collection<Count> counts, LocalDate today) {
    var past = new ArrayList<PastWait>();
    for (var count : counts) {
      if (!isWait(count)) continue;
      var place = Place.of(count.key());
      places.merge(place, tally(count), Tally::plus);
      past.add(wait(place, count, today));
    }
    book = new HabitBook(past);
  }

  /// Waits counted without the name of their place become waits with an empty one; others stay.
  static List<Count> named(Collection<Count> counts) {
    return counts.stream().map(WaitFigures::named).toList();
  }

  private static Count named(Count one) {
    if (one.measure() != Tallied.HELD) return one;
    var at = one.key().indexOf(':');
    var measure = Tallied.valueOf(one.key().substring(0, at));
    var key = one.key().substring(at + 1);
    return new Count(one.unit(), measure, one.kind(), one.month(), key, one.bucket(), one.n());
  }

  private static boolean isWait(Count count) {
    return count.measure() == Tallied.WAIT
        || count.measure() == Tallied.WAIT_CUT
        || count.measure() == Tallied.WAIT_OPEN;
  }

  private static Tally tally(Count count) {
    return switch (count.measure()) {
      case WAIT -> new Tally(count.n(), 0, 0);
      case WAIT_OPEN -> new Tally(0, count.n(), 0);
      default -> new Tally(0, 0, count.n());
    };
  }

  private static PastWait wait(Place place, Count count, LocalDate today) {
    var open = count.measure() == Tallied.WAIT_OPEN;
    var since = (long) count.bucket() * DAYS_OF_A_WEEK;
    var days = open ? Math.max(0, today.toEpochDay() - since) : count.bucket();
    var institution = place.institution().isEmpty() ? null : place.institution();
    return new PastWait(
        place.awaited(),
        place.holder(),
        institution,
        days,
        count.measure() == Tallied.WAIT,
        Math.toIntExact(count.n()));
  }

  /// All places of a kind of holder with their counts, the most waits first.
  List<Map.Entry<Place, Tally>> of(Holder holder) {
    return places.entrySet().stream()
        .filter(one -> one.getKey().holder() == holder)
        .sorted((a, b) -> Long.compare(size(b.getValue()), size(a.getValue())))
        .toList();
  }

  private static long size(Tally tally) {
    return tally.ended() + tally.open() + tally.cut();
  }

  /// The habit of one place alone, or of a whole kind where none is named.
  Habit habit(String awaited, Holder holder, @Nullable String institution) {
    return book.of(new Obstacle(awaited, holder, institution, LocalDate.EPOCH));
  }

  /// The waits of each unit.
  static Map<Integer, WaitFigures> byUnit(Collection<Count> counts, LocalDate today) {
    var figures = new TreeMap<Integer, WaitFigures>();
    ByUnit.split(counts).forEach((unit, own) -> figures.put(unit, new WaitFigures(own, today)));
    return figures;
  }
}
