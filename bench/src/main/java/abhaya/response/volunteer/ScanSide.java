package abhaya.response.volunteer;

import abhaya.base.geo.Point;

/// Looks at every volunteer: the oracle, and the denominator.
record ScanSide(People people) implements Side {
  @Override
  public void changed(int volunteer) {
    // the people are what is looked at
  }

  @Override
  public int[] within(Point from) {
    return people.within(from);
  }
}
