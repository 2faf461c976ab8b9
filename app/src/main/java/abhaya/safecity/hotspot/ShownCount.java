package abhaya.safecity.hotspot;

import java.util.OptionalInt;

/// A count of a small place as it may be shown: a few are withheld, as none is, and the rest rounded
/// to fives. No difference of two shown counts then gives a small one.
final class ShownCount {
  /// Below this nothing is said, not even that there is nothing.
  static final int LEAST = 5;

  private static final int STEP = 5;

  private ShownCount() {}

  static OptionalInt of(int events) {
    if (events < LEAST) return OptionalInt.empty();
    return OptionalInt.of((events + STEP / 2) / STEP * STEP);
  }
}
