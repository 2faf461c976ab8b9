package abhaya.investigation.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sections the product knows, and what each brings with it.
public final class SectionRegister {
  /// The first day of the two-month clock (Criminal Law (Amendment) Ordinance 2018).
  public static final LocalDate CLOCK_FROM = LocalDate.of(2018, 4, 21);

  private final List<SectionRow> rows;
  private final Map<Act, Map<String, List<SectionRow>>> index = new HashMap<>();

  public SectionRegister(List<SectionRow> rows) {
    this.rows = List.copyOf(rows);
    for (var row : rows) {
      index
          .computeIfAbsent(row.act(), act -> new HashMap<>())
          .computeIfAbsent(row.section(), section -> new ArrayList<>())
          .add(row);
    }
  }

  public List<SectionRow> rows() {
    return rows;
  }

  /// The rows a citation may mean: one where the sub-section tells, else all of the section.
  public List<SectionRow> rows(Citation citation) {
    var bySection = index.getOrDefault(citation.act(), Map.of());
    var all = bySection.getOrDefault(citation.section(), List.of());
    if (all.size() < 2 || citation.subSection() == null) return all;
    var exact = all.stream().filter(row -> citation.subSection().equals(row.subSection())).toList();
    return exact.isEmpty() ? all : exact;
  }

  /// The row that speaks for the citation, punishing section for defining one; null if unknown.
  public @Nullable SectionRow punishing(Citation citation) {
    var found = rows(citation);
    if (found.isEmpty()) return null;
    var row = found.getFirst();
    if (row.readAs() == null) return row;
    var read = rows(Citation.of(row.act(), row.readAs()));
    return read.isEmpty() ? row : read.getFirst();
  }

  /// On what basis the two-month clock runs for a case; null where it does not.
  public @Nullable Basis clockBasis(
      List<Citation> citations, LocalDate recordedOn, Occurrence occurrence) {
    var reading = clockReading(citations, recordedOn);
    return reading == null ? null : reading.basis();
  }

  /// The strongest ground of the two-month clock; null where there is none.
  public @Nullable ClockReading clockReading(List<Citation> citations, LocalDate recordedOn) {
    if (recordedOn.isBefore(CLOCK_FROM)) return null;
    var procedure = Regime.procedureOn(recordedOn);
    ClockReading best = null;
    for (var i = 0; i < citations.size(); i++) {
      var reading = reading(citations, i, procedure);
      if (reading == null) continue;
      if (best == null || reading.basis().compareTo(best.basis()) < 0) best = reading;
    }
    return best;
  }

  private @Nullable ClockReading reading(List<Citation> citations, int at, Procedure procedure) {
    var citation = citations.get(at);
    var row = punishing(citation);
    if (row == null) return null;
    var basis = row.clock(procedure);
    if (basis == null) return null;
    var attempt = row.group() == SectionGroup.ATTEMPT_ABETMENT || Attempts.cover(citations, at);
    return new ClockReading(attempt ? Basis.ANALOGY : basis, citation, row, attempt);
  }

  /// The groups a case belongs to.
  public Set<SectionGroup> groups(Collection<Citation> citations) {
    var groups = EnumSet.noneOf(SectionGroup.class);
    for (var citation : citations) {
      var row = punishing(citation);
      groups.add(row == null ? SectionGroup.OTHER : row.group());
    }
    return groups;
  }

  /// The groups as bits, see [SectionGroup#mask()].
  public int groupMask(Collection<Citation> citations) {
    var mask = 0;
    for (var citation : citations) {
      var row = punishing(citation);
      mask |= (row == null ? SectionGroup.OTHER : row.group()).mask();
    }
    return mask;
  }
}
