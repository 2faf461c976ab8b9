package abhaya.base.platform;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.web.server.PortInUseException;

/// Why the program could not start, in one sentence for the operator.
public final class StartFailure extends RuntimeException {
  /// @param sentence what is wrong and how to mend it
  public StartFailure(String sentence) {
    super(sentence);
  }

  /// The sentence for a failure of the start.
  public static String sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StartFailure known -> {
          return String.valueOf(known.getMessage());
        }
        case PortInUseException busy -> {
          return "Port " + busy.getPort() + " is in use; choose another with --port.";
        }
        case SQLException refused -> {
          return "The database refused (SQL state " + refused.getSQLState() + ").";
        }
        case IOException broken -> {
          return String.valueOf(broken.getMessage()) + ".";
        }
        default -> {
          // look further down
        }
      }
    }
    return "Abhaya could not start.";
  }
}
