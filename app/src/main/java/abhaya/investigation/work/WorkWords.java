package abhaya.investigation.work;

import abhaya.base.access.Colleague;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Field;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of daily work say in the same words.
final class WorkWords {
  /// From this many days before the last day a case is called due soon.
  static final int DUE_SOON_DAYS = 15;

  private final Words words;
  private final UnitTree tree;

  WorkWords(Words words, UnitTree tree) {
    this.words = words;
    this.tree = tree;
  }

  Words words() {
    return words;
  }

  String say(String key, Object... args) {
    return words.say(key, args);
  }

  String unit(UnitId id) {
    return tree.find(id).map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
  }

  String code(String prefix, String code) {
    return words.has(prefix + code) ? words.say(prefix + code) : code;
  }

  /// Why something was not taken, in a sentence.
  String fault(String code, String field) {
    var own = "work.fault." + code;
    if (words.has(own)) return words.say(own);
    var feed = "imports.code." + code;
    if (words.has(feed)) return words.say(feed, code("work.field.", field));
    return words.say("work.fault.other");
  }

  static Tone tone(@Nullable Long left) {
    if (left == null) return Tone.QUIET;
    if (left < 0) return Tone.OVERDUE;
    return left < DUE_SOON_DAYS ? Tone.LATE : Tone.YOUNG;
  }

  String left(@Nullable Long left) {
    if (left == null) return words.say("work.noClock");
    if (left < 0) return words.say("cases.overdueBy", words.days(-left));
    return left == 0 ? words.say("cases.lastDayToday") : words.say("cases.left", words.days(left));
  }

  String role(String code) {
    return code("web.role.", code);
  }

  String colleague(Colleague one) {
    return say("work.colleague", one.name(), role(one.role().name()), unit(one.unit()));
  }

  List<Field.Option> colleagues(Collection<Colleague> colleagues) {
    var options = new ArrayList<Field.Option>();
    options.add(new Field.Option("", say("work.choose")));
    for (var one : colleagues) {
      options.add(new Field.Option(Long.toString(one.id()), colleague(one)));
    }
    return options;
  }

  List<Field.Option> whys(Why.Of of) {
    return Why.list(of).stream()
        .map(why -> new Field.Option(why.name(), say(why.messageKey())))
        .toList();
  }
}
