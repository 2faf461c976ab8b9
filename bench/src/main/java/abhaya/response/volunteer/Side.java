package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import java.io.IOException;
import java.sql.SQLException;

/// One way to know who is within a kilometre. Each side has people of its own to follow.
interface Side extends AutoCloseable {

  /// The volunteer has changed: told by one thread, beside the questions.
  void changed(int volunteer) throws Exception;

  /// Now everything that was told is seen by the next question.
  default void settle() throws Exception {}

  /// Who is within a kilometre, the nearest first.
  int[] within(Point from) throws Exception;

  /// How old what it says may be, in words.
  default String freshness() {
    return "of the present moment";
  }

  @Override
  default void close() throws IOException, SQLException {}
}
