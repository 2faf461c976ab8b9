package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.List;

/// What hangs loose in the tree on a day, under one unit.
///
/// @param withoutStations states, ranges, districts and sub-divisions with no station under them
/// @param withoutDistrict stations directly under a state or a range
/// @param withoutRevenue police districts mapped to no revenue district
/// @param endedWithoutHeir stations that ended and named nobody to answer for their cases
public record OrphanReport(
    List<Unit> withoutStations,
    List<Unit> withoutDistrict,
    List<Unit> withoutRevenue,
    List<UnitRecord> endedWithoutHeir) {

  public static OrphanReport of(UnitTree tree, UnitHistory history, UnitId within, LocalDate day) {
    var units = tree.within(within);
    return new OrphanReport(
        units.stream().filter(unit -> tree.stationsUnder(unit.id()).isEmpty()).toList(),
        units.stream()
            .filter(unit -> unit.kind() == UnitKind.STATION)
            .filter(unit -> tree.above(unit.id(), UnitKind.DISTRICT).isEmpty())
            .toList(),
        units.stream()
            .filter(unit -> unit.kind() == UnitKind.DISTRICT)
            .filter(unit -> history.get(unit.id()).revenueOn(day).isEmpty())
            .toList(),
        history.all().stream()
            .filter(unit -> unit.kind() == UnitKind.STATION && unit.succession() == null)
            .filter(unit -> !unit.endDay().isAfter(day))
            .filter(unit -> tree.isWithin(lastParent(unit), within))
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList());
  }

  private static UnitId lastParent(UnitRecord unit) {
    var parent = unit.placements().getLast().parent();
    return parent == null ? UnitId.NATION : parent;
  }

  public int size() {
    return withoutStations.size()
        + withoutDistrict.size()
        + withoutRevenue.size()
        + endedWithoutHeir.size();
  }
}
