package abhaya.safecity.hotspot;

import java.time.LocalDate;
import java.time.YearMonth;

/// One version of the written rule by which cells are called hotspots.
///
/// @param months counted
/// @param heldMonths kept back afterwards, to see what the choice was worth
/// @param nearMetres cells whose middles lie so near count as neighbours
/// @param bandMetres bandwidth of the density it is compared with
/// @param falseShare of the cells that stand at most so many may be false
/// @param areaShare of the cells chosen by each method on trial
/// @param dealings how often the events are dealt out by chance
record HotspotRule(
    int version,
    LocalDate inForceOn,
    int months,
    int heldMonths,
    int nearMetres,
    int bandMetres,
    double falseShare,
    double areaShare,
    int dealings) {

  /// The first month counted, for a run made on a day: only whole months.
  YearMonth firstMonth(LocalDate today) {
    return heldMonth(today).minusMonths(months);
  }

  /// The first month kept back.
  YearMonth heldMonth(LocalDate today) {
    return YearMonth.from(today).minusMonths(heldMonths);
  }
}
