package abhaya.response.volunteer;

import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/// The packed tree of JTS. It cannot be changed; built anew it is as of that moment. What it finds
/// in a rectangle is measured on the sphere.
final class TreeSide implements Side {
  private final People people;
  private STRtree tree = new STRtree();

  TreeSide(People people) {
    this.people = people;
    settle();
  }

  @Override
  public void changed(int volunteer) {
    // seen when the tree is built anew
  }

  @Override
  public void settle() {
    tree = new STRtree();
    for (int one = 0; one < people.size(); one++) {
      if (!people.isHere(one)) continue;
      var place = people.point(one);
      tree.insert(new Envelope(place.lon(), place.lon(), place.lat(), place.lat()), one);
    }
    tree.build();
  }

  @Override
  public int[] within(Point from) {
    var box = Box.around(from, People.RADIUS_METRES);
    List<?> found = tree.query(new Envelope(box.west(), box.east(), box.south(), box.north()));
    return people.nearestFirst(
        from,
        found.stream()
            .mapToInt(one -> (Integer) one)
            .filter(one -> people.metres(one, from) <= People.RADIUS_METRES)
            .toArray());
  }

  @Override
  public String freshness() {
    return "as of the beginning of its turn";
  }
}
