package abhaya.safecity.plate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decides between hint and alarm.
///
/// With a million plates listed, one stranger in a hundred is one edit from one of them. A read with
/// one edit is therefore only a hint. It becomes an alarm when another camera, reachable in the time,
/// read the same listed plate *differently*: two cameras do not misread one plate in two ways by
/// accident, whereas the same wrong reading twice is what a stranger's own plate looks like.
public final class WitnessBook {
  private static final int SIGHTINGS_MAX = 8;

  private final TravelRule travel;
  private final Duration window;
  private final int plates;
  private final Map<String, Deque<Sighting>> byPlate = new LinkedHashMap<>(16, 0.75f, true);

  /// @param window for how long a sighting waits for its witness
  /// @param plates how many listed plates are remembered, the longest unseen forgotten first
  public WitnessBook(TravelRule travel, Duration window, int plates) {
    this.travel = travel;
    this.window = window;
    this.plates = plates;
  }

  /// One verdict for each match of a read.
  public synchronized List<Verdict> judge(Sighting sighting, List<Match> matches) {
    var verdicts = new ArrayList<Verdict>(matches.size());
    for (var match : matches) verdicts.add(judge(sighting, match));
    return verdicts;
  }

  /// A human has looked at the picture and read the listed plate.
  public Verdict.Alarm confirm(Verdict.Hint hint) {
    return new Verdict.Alarm(hint.match(), hint.sighting(), Verdict.Witness.HUMAN);
  }

  private Verdict judge(Sighting sighting, Match match) {
    var earlier = byPlate.computeIfAbsent(match.plate(), _ -> new ArrayDeque<>());
    earlier.removeIf(past -> past.at().plus(window).isBefore(sighting.at()));
    var witnessed = earlier.stream().anyMatch(past -> witnesses(past, sighting));
    earlier.removeIf(
        past -> past.cameraId().equals(sighting.cameraId()) && past.text().equals(sighting.text()));
    if (earlier.size() == SIGHTINGS_MAX) earlier.removeFirst();
    earlier.addLast(sighting);
    forgetOldest();
    if (match.edit() == Match.Edit.NONE)
      return new Verdict.Alarm(match, sighting, Verdict.Witness.EQUAL_READ);
    if (witnessed) return new Verdict.Alarm(match, sighting, Verdict.Witness.SECOND_CAMERA);
    return new Verdict.Hint(match, sighting, strength(sighting, match));
  }

  private boolean witnesses(Sighting past, Sighting sighting) {
    return !past.cameraId().equals(sighting.cameraId())
        && !past.text().equals(sighting.text())
        && Duration.between(past.at(), sighting.at()).abs().compareTo(window) <= 0
        && travel.allows(past, sighting);
  }

  private void forgetOldest() {
    if (byPlate.size() <= plates) return;
    var oldest = byPlate.keySet().iterator();
    oldest.next();
    oldest.remove();
  }

  private static Verdict.Strength strength(Sighting sighting, Match match) {
    if (Plate.of(sighting.text()).isEmpty()) return Verdict.Strength.STRONG;
    return match.lookAlike() ? Verdict.Strength.FAIR : Verdict.Strength.WEAK;
  }
}
