package abhaya.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is played.
enum Scenario {
  /// Callers by hour, type and place, buses, patrols, and a shift that answers.
  DAY,
  /// The flood of a launch day, with genuine calls inside.
  FLOOD,
  /// Heartbeats and plate reads.
  DEVICES,
  /// A few callers around one control room.
  GENTLE;

  static Optional<Scenario> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
