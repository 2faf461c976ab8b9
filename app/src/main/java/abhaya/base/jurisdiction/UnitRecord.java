package abhaya.base.jurisdiction;

import static java.util.Comparator.comparingInt;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that was ever true of one unit, each list in order of days.
public record UnitRecord(
    UnitId id,
    UnitKind kind,
    List<Placement> placements,
    List<UnitName> names,
    List<RevenueSpan> revenue,
    @Nullable Succession succession) {

  public UnitRecord {
    placements = List.copyOf(placements);
    names = List.copyOf(names);
    revenue =
        revenue.stream()
            .sorted(comparingInt(RevenueSpan::lgd).thenComparing(one -> one.valid().from()))
            .toList();
  }

  public Optional<Placement> placementOn(LocalDate day) {
    return placements.stream().filter(p -> p.valid().contains(day)).findFirst();
  }

  /// The name of the day, or else the nearest earlier or the first one.
  public UnitName nameOn(LocalDate day) {
    var found = names.getFirst();
    for (var name : names) {
      if (!name.valid().from().isAfter(day)) found = name;
    }
    return found;
  }

  /// LGD codes of the revenue districts in which it works on that day.
  public List<Integer> revenueOn(LocalDate day) {
    return revenue.stream().filter(r -> r.valid().contains(day)).map(RevenueSpan::lgd).toList();
  }

  boolean isSucceededBy(UnitId unit) {
    return succession != null && succession.successor().equals(unit);
  }

  public LocalDate firstDay() {
    return placements.getFirst().valid().from();
  }

  /// The first day on which it no longer stands, or the open end.
  public LocalDate endDay() {
    return placements.getLast().valid().to();
  }

  UnitRecord withPlacements(List<Placement> changed) {
    return new UnitRecord(id, kind, changed, names, revenue, succession);
  }

  UnitRecord withNames(List<UnitName> changed) {
    return new UnitRecord(id, kind, placements, changed, revenue, succession);
  }

  UnitRecord withRevenue(List<RevenueSpan> changed) {
    return new UnitRecord(id, kind, placements, names, changed, succession);
  }

  UnitRecord succeededBy(UnitId successor, LocalDate fromOn) {
    return new UnitRecord(id, kind, placements, names, revenue, new Succession(successor, fromOn));
  }

  /// The same with lasting numbers in place of provisional ones.
  UnitRecord renumbered(Map<UnitId, UnitId> numbers) {
    return new UnitRecord(
        numbers.getOrDefault(id, id),
        kind,
        placements.stream()
            .map(at ->
                at.parent() == null
                    ? at
                    : new Placement(
                        numbers.getOrDefault(at.parent(), at.parent()), at.label(), at.valid()))
            .toList(),
        names,
        revenue,
        succession == null
            ? null
            : new Succession(
                numbers.getOrDefault(succession.successor(), succession.successor()),
                succession.fromOn()));
  }
}
