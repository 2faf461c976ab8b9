package abhaya.response.recommend;

import abhaya.bench.RedisPeer;
import java.io.IOException;
import java.util.Arrays;

/// Redis with a set of places for each capability, asked fifty questions before the first answer is
/// read. It wants a radius: the one that was enough for three quarters of other questions, twice as
/// wide where too few are found.
final class RedisSide implements Side {
  private static final int BLOCK = 50;
  private static final int CHANGES = 100;
  private static final double RADIUS_MAX = 3_000_000;

  private final MovingUnits units;
  private final double[] radii;
  private final RedisPeer.Line asking;
  private final RedisPeer.Line telling;
  private int told;
  private int unanswered;

  /// @param radii metres that are mostly enough, by capability
  RedisSide(RedisPeer redis, MovingUnits units, double[] radii) throws IOException {
    this.units = units;
    this.radii = radii.clone();
    asking = redis.open();
    telling = redis.open();
    for (int unit = 0; unit < units.size(); unit++) if (units.isFree(unit)) moved(unit);
    settle();
  }

  @Override
  public void moved(int unit) throws IOException {
    var name = Integer.toString(unit);
    var place = units.point(unit);
    for (int bit = 0; bit < MovingUnits.SHARES.length; bit++) {
      if (!units.can(unit, bit)) continue;
      var key = key(bit);
      if (units.isFree(unit)) {
        telling.send("GEOADD", key, degrees(place.lon()), degrees(place.lat()), name);
      } else {
        telling.send("ZREM", key, name);
      }
      unanswered++;
    }
    if (++told >= CHANGES) settle();
  }

  @Override
  public void settle() throws IOException {
    for (; unanswered > 0; unanswered--) telling.words();
    told = 0;
  }

  private static String key(int bit) {
    return "free:" + bit;
  }

  private static String degrees(double degrees) {
    return Double.toString(degrees);
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public void ask(Question[] questions, int[][] answers) throws IOException {
    var radius = new double[questions.length];
    for (int i = 0; i < questions.length; i++) {
      answers[i] = new int[0];
      radius[i] = radii[questions[i].capability()];
    }
    for (int open = questions.length; open > 0; ) {
      for (int i = 0; i < questions.length; i++) if (radius[i] > 0) send(questions[i], radius[i]);
      for (int i = 0; i < questions.length; i++) {
        if (radius[i] <= 0) continue;
        answers[i] = Arrays.stream(asking.words()).mapToInt(Integer::parseInt).toArray();
        var enough = answers[i].length == Question.COUNT || radius[i] > RADIUS_MAX;
        radius[i] = enough ? 0 : radius[i] * 2;
        if (enough) open--;
      }
    }
  }

  private void send(Question question, double metres) {
    var place = question.place();
    asking.send(
        "GEOSEARCH",
        key(question.capability()),
        "FROMLONLAT",
        degrees(place.lon()),
        degrees(place.lat()),
        "BYRADIUS",
        Long.toString((long) metres),
        "m",
        "ASC",
        "COUNT",
        Integer.toString(Question.COUNT));
  }

  @Override
  public String freshness() {
    return "a hundredth of a second old";
  }

  @Override
  public void close() throws IOException {
    asking.close();
    telling.close();
  }
}
