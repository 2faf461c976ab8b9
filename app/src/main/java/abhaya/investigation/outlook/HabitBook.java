package abhaya.investigation.outlook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The habits of all holders, from past waits.
public final class HabitBook {
  private static final Survival NOTHING = new Survival(List.of());

  private final Map<Kind, Survival> kinds = new HashMap<>();
  private final Map<Place, Survival> places = new HashMap<>();

  private record Kind(String awaited, Holder holder) {}

  private record Place(Kind kind, String institution) {}

  public HabitBook(Collection<PastWait> past) {
    var byKind = new HashMap<Kind, List<PastWait>>();
    var byPlace = new HashMap<Place, List<PastWait>>();
    for (var wait : past) {
      var kind = new Kind(wait.awaited(), wait.holder());
      byKind.computeIfAbsent(kind, one -> new ArrayList<>()).add(wait);
      var institution = wait.institution();
      if (institution == null) continue;
      byPlace.computeIfAbsent(new Place(kind, institution), one -> new ArrayList<>()).add(wait);
    }
    byKind.forEach((kind, waits) -> kinds.put(kind, new Survival(waits)));
    byPlace.forEach((place, waits) -> places.put(place, new Survival(waits)));
  }

  /// How long it usually takes until an obstacle is gone.
  public Habit of(Obstacle obstacle) {
    var kind = new Kind(obstacle.awaited(), obstacle.holder());
    var all = kinds.getOrDefault(kind, NOTHING);
    var institution = obstacle.institution();
    if (institution == null) return new Habit(NOTHING, all);
    return new Habit(places.getOrDefault(new Place(kind, institution), NOTHING), all);
  }
}
