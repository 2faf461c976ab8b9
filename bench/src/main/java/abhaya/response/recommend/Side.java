package abhaya.response.recommend;

import java.io.IOException;
import java.sql.SQLException;

/// One way to know the nearest free units. Each side has units of its own to follow.
interface Side extends AutoCloseable {

  /// The unit has changed: told by one thread, beside the questions.
  void moved(int unit) throws Exception;

  /// Now everything that was told is seen by the next question.
  default void settle() throws Exception {}

  /// How many questions it is asked at once.
  default int block() {
    return 1;
  }

  /// Units by their numbers, nearest first, an answer to each question.
  void ask(Question[] questions, int[][] answers) throws Exception;

  /// How old what it says may be, in words.
  default String freshness() {
    return "of the present moment";
  }

  @Override
  default void close() throws IOException, SQLException {}
}
