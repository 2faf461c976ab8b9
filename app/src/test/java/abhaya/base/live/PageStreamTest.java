package abhaya.base.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

/// What an open page is told about its age.
class PageStreamTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  /// Something has always happened.
  private static PageStream.Told busy(long known, Duration atMost) {
    return new PageStream.Told(known + 1, "x" + (known + 1));
  }

  private static String written(PageStream stream, long last) {
    var out = new ByteArrayOutputStream();
    stream.write(out, last);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aRoomInWhichMuchHappensDoesNotEndItsStream() {
    var left = new AtomicInteger(5_000);
    var stream =
        new PageStream("room", PageStreamTest::busy, () -> left.getAndDecrement() > 0, LONG);
    assertThat(written(stream, 7)).contains("id: 8\nevent: room\ndata: x8\n\n", "id: 5007\n");
  }

  @Test
  void aStreamEndsByTheClockThoughSomethingHappensAllTheTime() {
    var stream = new PageStream("room", PageStreamTest::busy, () -> true, Duration.ofMillis(20));
    assertThat(written(stream, 0)).contains("id: 1\n");
  }

  @Test
  void theBrowserIsToldToComeBackAtOnce() {
    var stream = new PageStream("room", PageStreamTest::busy, () -> false, LONG);
    assertThat(written(stream, 0)).isEqualTo("retry: 200\n\n");
  }

  @Test
  void aDatabaseThatGoesAwayEndsTheStreamAndPutsNothingIntoIt() {
    PageStream.Board board =
        (known, atMost) -> {
          if (known == 2) throw new CannotCreateTransactionException("no connection");
          return new PageStream.Told(known + 1, "x" + (known + 1));
        };
    assertThat(written(new PageStream("room", board, () -> true, LONG), 1))
        .isEqualTo("retry: 200\n\nid: 2\nevent: room\ndata: x2\n\n");
  }
}
