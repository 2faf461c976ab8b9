package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.mirror.Counts;
import abhaya.investigation.mirror.DashboardMirror;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The answer to an unfiltered question from the counters: no case is looked at.
final class MirrorTally {
  private static final SortedMap<LocalDate, Figures> NO_MONTHS = new TreeMap<>();

  private final DashboardMirror mirror;
  private final DashboardMirror.Level level;
  private final abhaya.investigation.mirror.Ask ask;
  private final Map<Integer, List<Integer>> blocks = new HashMap<>();

  MirrorTally(DashboardMirror mirror, FigureSql.Level level, Ask ask, List<FactPlaces.Place> of) {
    this.mirror = mirror;
    this.level = blocksOf(level);
    this.ask =
        new abhaya.investigation.mirror.Ask(
            ask.window().from(), ask.window().to(), ask.asOf().day(), ask.asOf().ended());
    for (var place : of) {
      blocks.computeIfAbsent(place.child(), child -> new ArrayList<>()).add(place.block());
    }
  }

  private static DashboardMirror.Level blocksOf(FigureSql.Level level) {
    return switch (level) {
      case NATION, NATION_ALONE, STATE_ALONE -> DashboardMirror.Level.STATE;
      case STATE -> DashboardMirror.Level.DISTRICT;
      case DISTRICT -> throw new IllegalArgumentException("stations are counted case by case");
    };
  }

  /// Parts without a case are left out.
  Picture picture(Set<Picture.Part> parts) {
    var children = new HashMap<UnitId, Figures>();
    var total = Counts.NONE;
    var units = List.copyOf(blocks.keySet());
    var counts = mirror.counts(level, units.stream().map(this::blocksOf).toList(), ask);
    for (var at = 0; at < units.size(); at++) {
      var own = counts.get(at);
      total = total.plus(own);
      if (parts.contains(Picture.Part.CHILDREN) && own.registered() > 0) {
        children.put(new UnitId(units.get(at)), figures(own));
      }
    }
    var months = parts.contains(Picture.Part.MONTHS) ? months(all()) : NO_MONTHS;
    return new Picture(figures(total), Map.copyOf(children), months, total.returned());
  }

  /// Each child's months.
  Map<UnitId, SortedMap<LocalDate, Figures>> series() {
    var series = new HashMap<UnitId, SortedMap<LocalDate, Figures>>();
    blocks.forEach((child, of) -> {
      var months = months(of);
      if (!months.isEmpty()) series.put(new UnitId(child), months);
    });
    return series;
  }

  private List<Integer> blocksOf(int child) {
    return blocks.getOrDefault(child, List.of());
  }

  private List<Integer> all() {
    return blocks.values().stream().flatMap(List::stream).toList();
  }

  private SortedMap<LocalDate, Figures> months(Collection<Integer> of) {
    var months = new TreeMap<LocalDate, Figures>();
    mirror.months(level, of, ask).forEach((month, counts) -> months.put(month, figures(counts)));
    return months;
  }

  private static Figures figures(Counts counts) {
    return new Figures(
        counts.inTime(),
        counts.late(),
        counts.overdue(),
        counts.youngDisposed(),
        counts.youngOpen(),
        counts.chargeSheets(),
        new Ageing(
            counts.upTo30(),
            counts.upTo60(),
            counts.upTo120(),
            counts.upTo180(),
            counts.over180()));
  }
}
