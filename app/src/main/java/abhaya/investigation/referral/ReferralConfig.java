package abhaya.investigation.referral;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Words;
import abhaya.investigation.cases.CasePanel;
import abhaya.response.incident.Onward;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this module shows on the pages of others: the case's incident, the incident's FIR.
@Configuration(proxyBeanMethods = false)
class ReferralConfig {
  private static final int ORDER = 20;

  /// Who may see the station's list sees which incident it was; another reader of the case sees that
  /// it goes back to a call, and when.
  @Bean
  CasePanel incidentPanel(ReferralQueries queries, UnitTrees trees, Clock clock) {
    return new CasePanel(
        ORDER,
        "referral/panel",
        (scope, words, handle) -> {
          var ties = DatabaseContext.SYSTEM.call(() -> queries.tiesOf(scope, handle));
          if (ties.isEmpty()) return Optional.empty();
          var sheet = new ReferralSheet(words, trees.today(), clock.instant());
          return Optional.of(panel(scope, words, ties, new Ends(queries, sheet)));
        });
  }

  private record Ends(ReferralQueries queries, ReferralSheet sheet) {}

  private static ReferralView.Panel panel(Scope scope, Words words, List<Tie> ties, Ends ends) {
    var holding = ties.stream().filter(Tie::holds).count();
    var counted = words.say("referral.panel.counted", holding);
    if (!scope.may(Operation.SEE_REFERRALS)) return new ReferralView.Panel(counted, List.of());
    var lines =
        ties.stream()
            .flatMap(tie ->
                ends.queries().find(scope, tie.incident()).stream()
                    .map(one -> ends.sheet().incident(tie, one.reference(), true)))
            .toList();
    return new ReferralView.Panel(counted, lines);
  }

  /// The control room hears how far an incident has come, and how many FIRs there are: no number of
  /// a FIR, no name.
  @Bean
  Onward referralOnward(ReferralQueries queries) {
    return new Onward(
        (scope, incident) ->
            DatabaseContext.SYSTEM
                .call(() -> queries.find(scope, incident))
                .map(one -> stage(scope, one)),
        (scope, stations, from, to) ->
            DatabaseContext.SYSTEM.call(() -> counts(queries, scope, stations, from, to)));
  }

  private static Onward.Stage stage(Scope scope, Referral one) {
    var since =
        switch (one.state()) {
          case RETURNED -> one.returnedAt();
          case ACCEPTED -> one.acceptedAt();
          case WAITING, REGISTERED -> one.referredAt();
        };
    return new Onward.Stage(
        one.state().messageKey(),
        one.firs(),
        since == null ? one.referredAt() : since,
        scope.mayOn(Operation.SEE_REFERRALS, one.station())
            ? ReferralSheet.href(one.incident())
            : "");
  }

  private static Onward.Counts counts(
      ReferralQueries queries, Scope scope, Collection<UnitId> stations, Instant from, Instant to) {
    var figures = queries.figures(scope, stations, from, to);
    return new Onward.Counts(
        ReferralSheet.sum(figures, ReferralQueries.Figure::referred),
        ReferralSheet.sum(figures, ReferralQueries.Figure::waiting),
        ReferralSheet.sum(figures, ReferralQueries.Figure::accepted),
        ReferralSheet.sum(figures, ReferralQueries.Figure::registered),
        ReferralSheet.sum(figures, ReferralQueries.Figure::returned));
  }
}
