package abhaya.investigation.why;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitKind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/// Gathers what the pages of delays and of closing show.
@Component
class Delays {
  private static final EnumSet<Tallied> WAITS =
      EnumSet.of(Tallied.WAIT, Tallied.WAIT_CUT, Tallied.WAIT_OPEN);

  private final WhyQueries queries;
  private final Clock clock;

  Delays(WhyQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  DelayFigures of(Scope scope, WhyAsk ask) {
    var nation = ask.unit().kind() == UnitKind.NATION;
    var measures =
        EnumSet.of(Tallied.CLOCK, Tallied.REASON, Tallied.ENTRY, Tallied.ARRIVAL, Tallied.PAIR);
    measures.addAll(nation ? EnumSet.of(Tallied.HELD) : WAITS);
    var own = queries.own(scope, ask, false, measures.toArray(Tallied[]::new));
    var months = ask.from().until(ask.to(), ChronoUnit.MONTHS) + 1;
    var earlier = ask.over(ask.from().minusMonths(months), ask.from().minusMonths(1));
    var waits = nation ? EnumSet.of(Tallied.HELD) : WAITS;
    var before = queries.own(scope, earlier, false, waits.toArray(Tallied[]::new));
    var voices = queries.voices(scope, ask);
    return new DelayFigures(
        ClockCounts.of(own),
        DelayFigures.reasons(own),
        new WaitFigures(WaitFigures.named(own), ask.today()),
        new WaitFigures(WaitFigures.named(before), ask.today()),
        DelayFigures.pairs(ask, own),
        new LagTable(own, Tallied.ENTRY, true),
        DelayFigures.lags(ask, queries.parts(scope, ask, false, Tallied.ENTRY, Tallied.ARRIVAL)),
        new LagTable(own, Tallied.ARRIVAL, false).over(),
        DelayFigures.silent(ask, voices, clock.instant()),
        voices.size());
  }

  ClosingFigures closing(Scope scope, WhyAsk ask) {
    var own = queries.own(scope, ask, false, Tallied.CLOCK, Tallied.REPORT, Tallied.SIGN);
    var parts = queries.parts(scope, ask, false, Tallied.CLOCK, Tallied.REPORT, Tallied.SIGN);
    var split = ByUnit.split(parts);
    var lines = new ArrayList<ClosingFigures.Line>();
    for (var unit : ask.parts()) {
      var counts = split.get(unit.id().value());
      if (counts != null) lines.add(new ClosingFigures.Line(unit, ClosingFigures.closing(counts)));
    }
    return new ClosingFigures(ClosingFigures.closing(own), lines);
  }
}
