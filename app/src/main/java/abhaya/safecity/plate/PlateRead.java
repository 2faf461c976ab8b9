package abhaya.safecity.plate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One plate as a camera read it.
///
/// @param camera name of the thing, as its device sends it
/// @param at when it was read, as fine as the database keeps it (a microsecond), whatever the camera
///     tells; our own time where the camera's cannot be right
/// @param raw as it came
/// @param plain in plain spelling; null where nothing like a plate was read
/// @param confidence in hundredths; null if not told
/// @param flags what is wrong with it
record PlateRead(
    String camera,
    Instant at,
    String raw,
    @Nullable String plain,
    @Nullable Integer confidence,
    String lane,
    int flags) {

  /// The camera's clock is off, so our time stands.
  static final int CLOCK_WRONG = 1;

  /// No form of the grammar allows what was read.
  static final int NO_FORM = 2;

  /// The same plate at the same camera within ten seconds: the same passage.
  static final int SAME_PASSAGE = 4;

  PlateRead {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  PlateRead flagged(int flag) {
    return new PlateRead(camera, at, raw, plain, confidence, lane, flags | flag);
  }
}
