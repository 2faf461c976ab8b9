package abhaya.investigation.why;

import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.outlook.Outlook;
import abhaya.investigation.outlook.Says;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outlook in the reader's words. It speaks of obstacles and places, never of a person.
final class OutlookWords {
  private final Words words;

  OutlookWords(Words words) {
    this.words = words;
  }

  List<String> sentences(Outlook outlook) {
    var said = new ArrayList<String>();
    var at = -1;
    for (var sentence : outlook.sentences()) {
      if (sentence.says() == Says.MISSING) at++;
      var line = at < 0 ? null : outlook.obstacles().get(at);
      said.add(sentence(sentence, line));
    }
    return said;
  }

  /// Arguments that are keys become words; the place is named where one is on record, and how long
  /// it usually takes comes with its quartiles.
  private String sentence(Says.Sentence sentence, Outlook.@Nullable Line line) {
    var args =
        sentence.args().stream()
            .map(arg -> arg instanceof String key && words.has(key) ? words.say(key) : arg)
            .toArray();
    if (line == null) return words.say(sentence.says().messageKey(), args);
    if (sentence.says() == Says.MISSING) args[1] = holder(line);
    var text = words.say(sentence.says().messageKey(), args);
    var usual = sentence.says() == Says.USUAL || sentence.says() == Says.USUAL_ELSEWHERE;
    var quick = line.habit().quantile(0.25);
    var slow = line.habit().quantile(0.75);
    if (!usual || quick.isEmpty() || slow.isEmpty()) return text;
    return text + " " + words.say("why.next.quartiles", quick.getAsLong(), slow.getAsLong());
  }

  private String holder(Outlook.Line line) {
    var place = line.obstacle().institution();
    var holder = words.say(line.obstacle().holder().messageKey());
    return place == null ? holder : words.say("why.next.place", holder, place);
  }

  /// What is missing longest, with whom, how long already and how long usually.
  String first(Outlook outlook) {
    if (outlook.obstacles().isEmpty()) return words.say("why.next.nothing");
    var line = outlook.obstacles().getFirst();
    var usual = line.habit().usualDays();
    var text =
        words.say(
            "why.next.waits",
            words.say(line.obstacle().awaited()),
            holder(line),
            words.days(line.waited()));
    if (usual.isEmpty()) return text;
    return words.say("why.next.usually", text, words.days(usual.getAsLong()));
  }

  static Tone tone(Outlook.Prospect prospect) {
    return switch (prospect) {
      case USUALLY_IN_TIME -> Tone.IN_TIME;
      case OPEN -> Tone.YOUNG;
      case AT_RISK -> Tone.LATE;
      case USUALLY_OVER, IS_OVER -> Tone.OVERDUE;
    };
  }
}
