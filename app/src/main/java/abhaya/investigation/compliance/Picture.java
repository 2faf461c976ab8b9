package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/// The answer to one question: the unit, what is directly below it, and its months of record.
/// Children and months each add up to the total.
public record Picture(
    Figures total, Map<UnitId, Figures> children, SortedMap<LocalDate, Figures> months) {

  Picture withoutChildren() {
    return new Picture(total, Map.of(), months);
  }
}
