package abhaya.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// P15, cold beside warm: the first signals after a start at twenty a second, and as many once the
/// program has taken thousands. Open loop, from due to acknowledged over HTTP.
final class FirstSignals {
  private static final String PATH = "/api/v1/signals/sos";
  private static final int COUNT = 200;
  private static final int BETWEEN = 4_000;
  private static final long EVERY_NANOS = 50_000_000;

  private final Wire wire;

  FirstSignals(Wire wire) {
    this.wire = wire;
  }

  /// Median and 99th percentile in milliseconds, before and after.
  record Times(double coldMedian, double cold99, double warmMedian, double warm99) {}

  Times measure() throws IOException, InterruptedException {
    var cold = atTwentyASecond();
    for (var one = 0; one < BETWEEN; one++) send(one);
    var warm = atTwentyASecond();
    return new Times(cold[COUNT / 2], cold[COUNT * 99 / 100], warm[COUNT / 2], warm[COUNT * 99 / 100]);
  }

  private double[] atTwentyASecond() throws IOException, InterruptedException {
    var millis = new double[COUNT];
    long due = System.nanoTime();
    for (var one = 0; one < COUNT; one++, due += EVERY_NANOS) {
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      send(one);
      millis[one] = (System.nanoTime() - due) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private void send(int number) throws IOException, InterruptedException {
    var body = "{\"number\":\"+91980000%04d\",\"text\":\"drill\",\"test\":\"true\"}".formatted(number % 10_000);
    var status = wire.say(PATH, "application/json", body.getBytes(StandardCharsets.UTF_8));
    if (status >= 300) throw new IOException("not acknowledged: status " + status);
  }
}
