package abhaya.safecity.asset;

import abhaya.base.feed.FeedAnswer;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of things in the reader's language. Sentences name fields and never values.
record AssetWords(Words words) {

  String say(String key, Object... args) {
    return words.say(key, args);
  }

  FeedAnswer.RefusedRow refused(AssetRegister.Refusal one) {
    var why = row(one.code(), one.field());
    return new FeedAnswer.RefusedRow(one.row(), one.key(), one.field(), one.code(), why);
  }

  /// Why a row is refused, and how to mend it.
  String row(String code, @Nullable String field) {
    var key = "asset.code." + code;
    return words.say(words.has(key) ? key : "asset.code.other", field == null ? "" : field);
  }

  String kind(AssetKind kind) {
    return kind.label(words.language().tag());
  }

  /// A city by name; one that the house has no word for by its code.
  String city(String code) {
    var key = "board.place." + code;
    return words.has(key) ? words.say(key) : code;
  }

  String stage(String stage) {
    return words.say("asset.stage." + stage);
  }

  /// A value of a field of a class as people read it.
  String value(FieldRule rule, Object value) {
    var text =
        switch (rule.form()) {
          case YES_NO ->
              words.say(
                  Boolean.TRUE.equals(value) || value.equals("true") ? "asset.yes" : "asset.no");
          case CHOICE -> choice(value.toString());
          case DAY -> FieldRule.day(value.toString()).map(words::date).orElse(value.toString());
          default -> value.toString();
        };
    return rule.unit().isEmpty() ? text : text + "\u00a0" + rule.unit();
  }

  /// Codes of the standards stay as they are; the others are read as words.
  String choice(String code) {
    var key = "asset.choice." + code;
    return words.has(key) ? words.say(key) : code;
  }

  /// A percentage of availability with one decimal more than others: 98.607 %.
  String percent(@Nullable BigDecimal percent) {
    return percent == null ? Words.NONE : percent.toPlainString() + "\u00a0%";
  }

  /// How a device stands now.
  String state(LiveState state) {
    return words.say("asset.state." + state.name().toLowerCase(Locale.ROOT));
  }

  static Tone tone(LiveState state) {
    return switch (state) {
      case WORKS -> Tone.IN_TIME;
      case NO_PICTURE, DEGRADED -> Tone.LATE;
      case DOWN, SILENT -> Tone.OVERDUE;
      case REPAIR -> Tone.YOUNG;
      case UNKNOWN -> Tone.SILENT;
      case NOT_THERE, UNMEASURED -> Tone.QUIET;
    };
  }
}
