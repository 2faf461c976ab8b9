package abhaya.investigation.why;

import abhaya.base.access.Scope;
import org.springframework.stereotype.Component;

/// Gathers what a comparison shows: clocks, case mix, posts and laboratory of the parts of a unit.
@Component
class Comparisons {
  private final WhyQueries queries;

  Comparisons(WhyQueries queries) {
    this.queries = queries;
  }

  Comparison of(Scope scope, WhyAsk ask) {
    var whole = ClockCounts.of(queries.own(scope, ask, false, Tallied.CLOCK));
    var counts = queries.parts(scope, ask, false, Tallied.CLOCK, Tallied.LABORATORY);
    return Comparison.of(ask, whole, counts, queries.posts(scope, ask));
  }
}
