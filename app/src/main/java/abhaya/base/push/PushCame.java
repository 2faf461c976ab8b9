package abhaya.base.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one try.
///
/// @param pause how long the service asks to be left alone; null: it said nothing
record PushCame(What what, @Nullable Duration pause) {
  enum What {
    DONE,
    /// Nobody answered, or the service asks to come again.
    LATER,
    /// The browser has given the subscription up.
    GONE,
    /// The service will never take it, or we do not speak to it.
    REFUSED
  }

  static PushCame of(What what) {
    return new PushCame(what, null);
  }
}
