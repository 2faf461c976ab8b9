package abhaya.base.paper;

import abhaya.base.web.Visit;
import abhaya.base.web.Words;

/// Who took a file and when: seen on every page and sheet, and once more where it is not seen.
///
/// @param seen `Taken by …, Station officer, Sample Nagar, 23-11-2026 09:40:07 IST`
/// @param hidden the same for the file's own properties, with the mark of this one file
public record Stamp(Words words, String seen, String hidden) {

  /// The stamp of this reader.
  ///
  /// @param mark code of this one file, as the trail has it; empty where counts alone are in it
  public static Stamp of(Visit visit, String mark) {
    var words = visit.words();
    var reader = visit.reader();
    var who = reader == null ? Words.NONE : reader.role() + ", " + reader.unit();
    var name = reader == null ? Words.NONE : reader.name();
    var at = words.second(visit.at());
    var seen = words.say("paper.taken", name, who, at) + (mark.isEmpty() ? "" : " · " + mark);
    return new Stamp(words, seen, seen);
  }
}
