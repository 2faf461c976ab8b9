package abhaya.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/// Another way to find listed plates.
interface PlatePeer extends AutoCloseable {

  /// Makes ready for reads like this one; not counted.
  default void prepare(String read) throws Exception {}

  /// All within one insertion, deletion or replacement.
  Set<String> near(String read) throws Exception;

  @Override
  void close() throws IOException, SQLException;
}
