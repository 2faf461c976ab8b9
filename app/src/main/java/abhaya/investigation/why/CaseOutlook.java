package abhaya.investigation.why;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Words;
import abhaya.investigation.cases.CasePanel;
import abhaya.investigation.cases.NamedCases;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The outlook on the page of a case.
@Configuration(proxyBeanMethods = false)
class CaseOutlook {
  private static final int ORDER = 10;

  @Bean
  CasePanel outlookPanel(
      OpenQueries open, NamedCases cases, Outlooks outlooks, UnitTrees trees, Clock clock) {
    var past = new Past(outlooks, trees, clock);
    return new CasePanel(
        ORDER,
        "why/outlook",
        (scope, words, handle) -> {
          if (!scope.may(Operation.SEE_COUNTS)) return Optional.empty();
          return cases
              .find(scope, handle)
              .flatMap(one -> open.find(scope, one.id()))
              .map(one -> past.view(scope, words, one));
        });
  }

  /// What an outlook is worked out of.
  private record Past(Outlooks outlooks, UnitTrees trees, Clock clock) {
    private Object view(Scope scope, Words words, OpenQueries.Open one) {
      var today = India.dateOf(clock.instant());
      var tree = trees.today();
      var state = tree.above(one.station(), UnitKind.STATE).map(unit -> unit.id());
      var book = outlooks.of(state.orElse(UnitId.NATION), today).book();
      var outlook = book.of(Learned.obstacles(one.waits(), today), one.dueOn(), today);
      return new OutlookView(
          words.say(outlook.prospect().messageKey()),
          OutlookWords.tone(outlook.prospect()),
          new OutlookWords(words).sentences(outlook),
          WhyTab.NEXT.href(tree.pathCode(scope.unit())) + "#calibration");
    }
  }
}
