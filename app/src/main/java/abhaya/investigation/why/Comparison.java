package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.investigation.clock.Step;
import abhaya.investigation.fair.CaseMix;
import abhaya.investigation.fair.FairRanking;
import abhaya.investigation.fair.Funnel;
import abhaya.investigation.fair.Share;
import abhaya.investigation.outlook.Habit;
import abhaya.investigation.outlook.Holder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a unit beside each other, with what chance, case mix, hands and laboratory explain.
///
/// @param whole the unit's own counts
/// @param without parts without a case in these months: they are left out
/// @param lines the parts by band of volume, the highest share first, those with too few last
record Comparison(ClockCounts whole, Funnel funnel, int without, List<Line> lines) {

  /// What is awaited from a laboratory.
  static final String LABORATORY = Step.EXHIBIT_REPORTED.messageKey();

  Comparison {
    lines = List.copyOf(lines);
  }

  /// One part.
  ///
  /// @param mix observed over what the whole unit would do with the same kinds of cases; null
  ///     without cases
  /// @param posts officers it should have and has; null where nobody said
  /// @param laboratory how long reports of exhibits take here
  record Line(
      Unit unit,
      ClockCounts counts,
      FairRanking.Placing<Integer> placing,
      Funnel.Point<Integer> point,
      CaseMix.@Nullable Adjusted mix,
      WhyQueries.@Nullable Posts posts,
      @Nullable Habit laboratory) {}

  /// @param counts clocks and laboratory waits of the parts
  static Comparison of(
      WhyAsk ask, ClockCounts whole, Collection<Count> counts, Collection<WhyQueries.Posts> posts) {
    var clocks = ClockCounts.byUnit(counts);
    var waits = WaitFigures.byUnit(laboratory(counts), ask.today());
    var shares = new HashMap<Integer, Share>();
    var volumes = new HashMap<Integer, Long>();
    var units = new HashMap<Integer, Unit>();
    for (var unit : ask.parts()) {
      var own = clocks.get(unit.id().value());
      if (own == null) continue;
      units.put(unit.id().value(), unit);
      shares.put(unit.id().value(), own.compliance());
      volumes.put(unit.id().value(), own.cases());
    }
    var funnel = Funnel.of(shares.values());
    var mix = new CaseMix(kinds(clocks.values()));
    var lines = new ArrayList<Line>();
    for (var placing : FairRanking.of(shares, volumes)) {
      var unit = units.get(placing.unit());
      if (unit == null) continue;
      var own = clocks.getOrDefault(placing.unit(), ClockCounts.NONE);
      var wait = waits.get(placing.unit());
      lines.add(
          new Line(
              unit,
              own,
              placing,
              funnel.place(placing.unit(), own.compliance()),
              own.cases() == 0 ? null : mix.indirect(own.kinds()),
              posts.stream().filter(one -> one.unit().equals(unit.id())).findFirst().orElse(null),
              wait == null ? null : laboratory(wait)));
    }
    return new Comparison(whole, funnel, ask.parts().size() - units.size(), lines);
  }

  static Habit laboratory(WaitFigures waits) {
    return waits.habit(LABORATORY, Holder.LABORATORY, null);
  }

  /// The waits for laboratories among the counts of one unit.
  static WaitFigures laboratoryWaits(Collection<Count> counts, LocalDate today) {
    return new WaitFigures(laboratory(counts), today);
  }

  /// Waits for a laboratory as other waits are counted.
  private static List<Count> laboratory(Collection<Count> counts) {
    var key = new WaitFigures.Place(LABORATORY, Holder.LABORATORY, "").key();
    return counts.stream()
        .filter(count -> count.measure() == Tallied.LABORATORY)
        .map(count ->
            new Count(
                count.unit(),
                Tallied.valueOf(count.key()),
                count.kind(),
                count.month(),
                key,
                count.bucket(),
                count.n()))
        .toList();
  }

  private static Map<String, Share> kinds(Collection<ClockCounts> all) {
    var kinds = new HashMap<String, Share>();
    for (var one : all) one.kinds().forEach((kind, share) -> kinds.merge(kind, share, Share::plus));
    return kinds;
  }

  long tooFew() {
    return lines.stream().filter(line -> line.placing().tooFew()).count();
  }
}
