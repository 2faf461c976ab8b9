package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.investigation.clock.SectionGroup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader wants to know: of which unit, of cases whose clock began in which whole months, of
/// which kind.
///
/// @param tree of today
/// @param kind gravest offence; null for all
record WhyAsk(
    Unit unit,
    UnitTree tree,
    LocalDate today,
    YearMonth from,
    YearMonth to,
    @Nullable SectionGroup kind) {
  private static final int MONTHS_YOUNG = 3;
  static final int MONTHS = 12;

  /// The last month of which every case has had its two months.
  static YearMonth lastMature(LocalDate today) {
    return YearMonth.from(today).minusMonths(MONTHS_YOUNG);
  }

  /// The units that stand beside each other: of a state its districts, whatever ranges lie between.
  List<Unit> parts() {
    return switch (unit.kind()) {
      case NATION -> tree.children(unit.id());
      case STATE, RANGE ->
          tree.within(unit.id()).stream().filter(one -> one.kind() == UnitKind.DISTRICT).toList();
      case DISTRICT, SUBDIVISION ->
          tree.within(unit.id()).stream().filter(one -> one.kind() == UnitKind.STATION).toList();
      case STATION -> List.of();
    };
  }

  /// Whether the parts are counted from the facts, for no tally is kept of them.
  boolean partsAreStations() {
    return unit.kind().compareTo(UnitKind.DISTRICT) >= 0;
  }

  boolean isBelowDistrict() {
    return unit.kind().compareTo(UnitKind.DISTRICT) > 0;
  }

  /// The state it lies in; null for the nation.
  @Nullable Unit state() {
    if (unit.kind() == UnitKind.STATE) return unit;
    return tree.above(unit.id(), UnitKind.STATE).orElse(null);
  }

  int kindMask() {
    return kind == null ? 0 : kind.mask();
  }

  WhyAsk over(YearMonth first, YearMonth last) {
    return new WhyAsk(unit, tree, today, first, last, kind);
  }

  WhyAsk of(Unit other) {
    return new WhyAsk(other, tree, today, from, to, kind);
  }
}
