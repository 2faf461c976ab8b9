package abhaya.response.recommend;

import abhaya.base.geo.Point;

/// Which five free units that can do this are nearest to the place.
///
/// @param capability number of its bit
record Question(Point place, int capability) {
  static final int COUNT = 5;

  long asked() {
    return 1L << capability;
  }
}
