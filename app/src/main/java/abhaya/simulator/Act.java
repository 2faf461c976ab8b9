package abhaya.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that happens, at a time after the beginning.
sealed interface Act {
  Duration at();

  /// A signal over HTTP.
  ///
  /// @param number of the act, by which the sender makes its key
  /// @param door the last word of the path; `els` for the location service of handsets
  /// @param fields of the body
  /// @param again the sender did not hear the answer and sends the same again
  /// @param truth of the first signal of a caller only
  record Signal(
      Duration at,
      int number,
      String door,
      Map<String, String> fields,
      @Nullable Place place,
      boolean again,
      @Nullable Truth truth)
      implements Act {
    public Signal {
      fields = Map.copyOf(fields);
    }
  }

  /// A packet of a vehicle's tracker.
  record Packet(
      Duration at, Kind kind, String device, String plate, Place place, int kmh, int heading)
      implements Act {
    enum Kind {
      LOG_IN,
      NORMAL,
      PRESS,
      STOP
    }
  }

  /// What devices say in one piece.
  ///
  /// @param rows each without the time, which is that of sending
  record Batch(Duration at, String door, List<Map<String, Object>> rows) implements Act {
    public Batch {
      rows = List.copyOf(rows);
    }
  }
}
