package abhaya.response.dispatch;

import abhaya.base.web.Words;
import abhaya.response.recommend.Ranking;
import abhaya.response.recommend.Reason;
import abhaya.response.recommend.Reason.Code;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// Reasons for and against a unit in the reader's words.
final class ReasonWords {
  private static final Set<Code> BASES =
      Set.of(
          Code.BY_ROAD,
          Code.BY_DISTANCE_ONLY,
          Code.BY_DISTANCE_PLACE_OFF_ROAD,
          Code.BY_DISTANCE_UNIT_OFF_ROAD,
          Code.BY_DISTANCE_NO_WAY,
          Code.BY_DISTANCE_OUT_OF_TIME);

  private final Words words;

  ReasonWords(Words words) {
    this.words = words;
  }

  String say(Reason reason) {
    var key = "dispatch.reason." + reason.code();
    return switch (reason.code()) {
      case ARRIVES_IN -> words.say(key, clock(reason.figure()));
      case METRES_AWAY, METRES_BY_ROAD, OUT_OF_REACH -> words.say(key, kilometres(reason.figure()));
      case STILL_MOBILISING, FIX_IS_OLD, FIX_TOO_OLD, SHIFT_ENDS ->
          words.say(key, words.age(Duration.ofSeconds(reason.figure())));
      case HAS_WISHED, LACKS_WISHED, LACKS_REQUIRED ->
          words.say(key, words.say("unit.can." + reason.detail()));
      case BY_ROAD -> words.say(key, words.date(LocalDate.parse(reason.detail())));
      case BY_DISTANCE_ONLY,
          BY_DISTANCE_PLACE_OFF_ROAD,
          BY_DISTANCE_UNIT_OFF_ROAD,
          BY_DISTANCE_NO_WAY,
          BY_DISTANCE_OUT_OF_TIME ->
          words.say(key, "%.2f".formatted(reason.figure() / 100.0));
      case LOAD, TURNED_ROUND_FROM, BUSY -> words.say(key, reason.figure());
      default -> words.say(key);
    };
  }

  /// What the times of a ranking rest on, in one line above it.
  String note(Ranking ranking) {
    var bases = EnumSet.noneOf(Code.class);
    var day = "";
    for (var one : ranking.units()) {
      for (var reason : one.reasons()) {
        if (BASES.contains(reason.code())) bases.add(reason.code());
        if (reason.code() == Code.BY_ROAD) day = words.date(LocalDate.parse(reason.detail()));
      }
    }
    var key = "dispatch.ranking.note.";
    if (bases.isEmpty()) return words.say(key + "NONE");
    if (bases.equals(EnumSet.of(Code.BY_ROAD))) return words.say(key + "ROADS", day);
    if (bases.contains(Code.BY_ROAD)) return words.say(key + "MIXED", day);
    if (bases.contains(Code.BY_DISTANCE_ONLY)) return words.say(key + "DISTANCE");
    var off = bases.contains(Code.BY_DISTANCE_PLACE_OFF_ROAD);
    return words.say(key + (off ? "OFF_ROAD" : "FELL_BACK"));
  }

  /// Whether the line above the list has said it for all.
  static boolean isInNote(Code code) {
    return code == Code.BY_ROAD
        || code == Code.BY_DISTANCE_ONLY
        || code == Code.BY_DISTANCE_PLACE_OFF_ROAD;
  }

  /// Minutes and seconds.
  static String clock(long seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String kilometres(long metres) {
    return "%.1f".formatted(metres / 1000.0);
  }
}
