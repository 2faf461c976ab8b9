package abhaya.response.dispatch;

import abhaya.base.web.Words;
import abhaya.response.recommend.Reason;
import java.time.Duration;

/// Reasons for and against a unit in the reader's words.
final class ReasonWords {
  private final Words words;

  ReasonWords(Words words) {
    this.words = words;
  }

  String say(Reason reason) {
    var key = "dispatch.reason." + reason.code();
    return switch (reason.code()) {
      case ARRIVES_IN -> words.say(key, clock(reason.figure()));
      case METRES_AWAY, OUT_OF_REACH -> words.say(key, kilometres(reason.figure()));
      case STILL_MOBILISING, FIX_IS_OLD, FIX_TOO_OLD, SHIFT_ENDS ->
          words.say(key, words.age(Duration.ofSeconds(reason.figure())));
      case HAS_WISHED, LACKS_WISHED, LACKS_REQUIRED ->
          words.say(key, words.say("unit.can." + reason.detail()));
      case LOAD, TURNED_ROUND_FROM, BUSY -> words.say(key, reason.figure());
      default -> words.say(key);
    };
  }

  /// Minutes and seconds.
  static String clock(long seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String kilometres(long metres) {
    return "%.1f".formatted(metres / 1000.0);
  }
}
