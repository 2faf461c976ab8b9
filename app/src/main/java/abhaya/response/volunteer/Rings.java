package abhaya.response.volunteer;

import abhaya.base.geo.CoarseCell;
import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;

/// Whom a call reaches, and when: rings about the middle of a cell, never about the caller.
///
/// Distances are taken from the middle of the cell, and the first ring waits a while that is the
/// same for the same call. So neither who is told nor when says more than the cell does.
final class Rings {
  static final double CELL_METRES = 500;
  static final int ACTIVE_MAX = 5;
  static final Duration TO_ANSWER = Duration.ofSeconds(20);
  private static final List<Double> METRES = List.of(300.0, 700.0, 1_500.0, 3_000.0);
  private static final int WAIT_SECONDS_MIN = 10;
  private static final int WAIT_SECONDS_SPREAD = 20;

  private Rings() {}

  static CoarseCell cell(Point point) {
    return CoarseCell.of(point, CELL_METRES);
  }

  /// How long a call waits before anybody is told.
  static Duration delay(String call) {
    var sum = new CRC32();
    sum.update(call.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Duration.ofSeconds(WAIT_SECONDS_MIN + sum.getValue() % (WAIT_SECONDS_SPREAD + 1));
  }

  /// The radius that a call has reached by now; 0 before the first ring and after the last.
  static double radiusMetres(String call, Instant openedAt, Instant now) {
    var since = Duration.between(openedAt.plus(delay(call)), now);
    if (since.isNegative()) return 0;
    var ring = since.toSeconds() / TO_ANSWER.toSeconds();
    return ring < METRES.size() ? METRES.get((int) ring) : 0;
  }

  /// No more volunteers are looked for.
  static boolean isExhausted(String call, Instant openedAt, Instant now) {
    var last = openedAt.plus(delay(call)).plus(TO_ANSWER.multipliedBy(METRES.size()));
    return !now.isBefore(last);
  }
}
