package abhaya.investigation.why;

import abhaya.base.access.Scope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/// Gathers what the pages of delays and of closing show.
@Component
class Delays {
  private final WhyQueries queries;
  private final Clock clock;

  Delays(WhyQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  DelayFigures of(Scope scope, WhyAsk ask) {
    var own =
        queries.own(
            scope,
            ask,
            false,
            Tallied.CLOCK,
            Tallied.REASON,
            Tallied.WAIT,
            Tallied.WAIT_CUT,
            Tallied.WAIT_OPEN,
            Tallied.ENTRY,
            Tallied.ARRIVAL,
            Tallied.PAIR);
    var months = ask.from().until(ask.to(), ChronoUnit.MONTHS) + 1;
    var earlier = ask.over(ask.from().minusMonths(months), ask.from().minusMonths(1));
    var before = queries.own(scope, earlier, false, Tallied.WAIT, Tallied.WAIT_CUT);
    var voices = queries.voices(scope, ask);
    return new DelayFigures(
        ClockCounts.of(own),
        DelayFigures.reasons(own),
        new WaitFigures(own, ask.today()),
        new WaitFigures(before, ask.today()),
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
