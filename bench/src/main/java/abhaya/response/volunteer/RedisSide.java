package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import abhaya.bench.RedisPeer;
import java.io.IOException;
import java.util.Arrays;

/// Redis with a set of places, asked one by one, as a call asks.
final class RedisSide implements Side {
  private static final String KEY = "volunteers";
  private static final int BLOCK = 1_000;

  /// A kilometre on the sphere of Redis.
  private static final String RADIUS =
      Double.toString(
          People.RADIUS_METRES * RedisPeer.EARTH_RADIUS_METRES / Point.EARTH_RADIUS_METRES);

  private final People people;
  private final RedisPeer.Line asking;
  private final RedisPeer.Line telling;

  RedisSide(RedisPeer redis, People people) throws IOException {
    this.people = people;
    asking = redis.open();
    telling = redis.open();
    for (int from = 0; from < people.size(); from += BLOCK) {
      int to = Math.min(people.size(), from + BLOCK);
      for (int one = from; one < to; one++) tell(one);
      for (int one = from; one < to; one++) telling.words();
    }
  }

  private void tell(int one) {
    var name = Integer.toString(one);
    if (!people.isHere(one)) {
      telling.send("ZREM", KEY, name);
      return;
    }
    var place = people.point(one);
    telling.send("GEOADD", KEY, Double.toString(place.lon()), Double.toString(place.lat()), name);
  }

  @Override
  public void changed(int volunteer) throws IOException {
    tell(volunteer);
    telling.words();
  }

  @Override
  public int[] within(Point from) throws IOException {
    asking.send(
        "GEOSEARCH",
        KEY,
        "FROMLONLAT",
        Double.toString(from.lon()),
        Double.toString(from.lat()),
        "BYRADIUS",
        RADIUS,
        "m",
        "ASC");
    return Arrays.stream(asking.words()).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public void close() throws IOException {
    asking.close();
    telling.close();
  }
}
