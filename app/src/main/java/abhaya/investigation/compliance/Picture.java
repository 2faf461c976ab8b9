package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/// The answer to one question: the unit, what is directly below it, and its months of record, from
/// one look at the data. Children and months each add up to the total, where they were asked for.
///
/// @param returned final reports that came back from a court; 0 if nobody asked
public record Picture(
    Figures total,
    Map<UnitId, Figures> children,
    SortedMap<LocalDate, Figures> months,
    long returned) {

  Picture withoutChildren() {
    return new Picture(total, Map.of(), months, returned);
  }

  /// What a question wants besides the unit's own figures.
  enum Part {
    CHILDREN,
    MONTHS,
    RETURNED
  }
}
