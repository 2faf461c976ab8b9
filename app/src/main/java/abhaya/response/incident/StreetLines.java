package abhaya.response.incident;

import abhaya.base.geo.Box;
import java.util.List;

/// Streets to lie quietly under the desk's map, told by a module that knows some and declared there
/// as a bean. Without any, the map shows lines of the grid of degrees.
@FunctionalInterface
public interface StreetLines {

  /// One street.
  ///
  /// @param places longitude and latitude in turn
  record Line(boolean main, List<Double> places) {
    public Line {
      places = List.copyOf(places);
    }
  }

  /// The streets that touch the box, main roads first.
  List<Line> within(Box box, int most);
}
