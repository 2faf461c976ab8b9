package abhaya.base.units;

import abhaya.base.feed.FeedAnswer;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.web.Words;

/// Sentences of refusals, in the reader's language.
record UnitWords(Words words) {

  String refusal(String code, Object... args) {
    var key = "units.refusal." + code;
    return words.has(key) ? words.say(key, args) : words.say("units.refusal.row-unreadable");
  }

  FeedAnswer.RefusedRow refused(UnitRefusal one) {
    return new FeedAnswer.RefusedRow(one.row(), one.key(), one.field(), one.code(), refusal(one));
  }

  String refusal(UnitRefusal refusal) {
    var args = refusal.args().stream().map(this::said).toArray();
    return refusal(refusal.code(), args);
  }

  /// Kinds are said as words; codes, days and numbers stand as they are.
  private Object said(String arg) {
    for (var kind : UnitKind.values()) {
      if (kind.name().equals(arg)) return words.say("units.kind." + arg);
    }
    return arg;
  }
}
