package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import java.time.Instant;

/// The product's own class.
final class OurSide implements Side {
  private static final Instant NOW = Instant.parse("2026-11-28T15:00:00Z");
  private static final double ACCURACY_METRES = 10;

  private final People people;
  private final Nearby nearby = new Nearby();

  OurSide(People people) {
    this.people = people;
    for (int one = 0; one < people.size(); one++) changed(one);
  }

  @Override
  public void changed(int volunteer) {
    if (people.isHere(volunteer)) {
      nearby.put(new Spot(volunteer, people.point(volunteer), ACCURACY_METRES, NOW));
    } else {
      nearby.remove(volunteer);
    }
  }

  @Override
  public int[] within(Point from) {
    var found = nearby.within(from, People.RADIUS_METRES);
    var ids = new int[found.size()];
    for (int i = 0; i < ids.length; i++) ids[i] = (int) found.get(i).spot().volunteer();
    return ids;
  }
}
