package abhaya.investigation.referral;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Events;
import abhaya.investigation.cases.CaseIncidents;
import abhaya.investigation.cases.CaseIncidents.Naming;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Hears that the control room referred an incident and that FIRs came or changed, and ties what
/// names each other, whichever comes first.
///
/// A case is asked for as it stands now instead of believing the event, so hearing an event twice or
/// late changes nothing.
@Component
class ReferralFacts {
  static final String READER = "referral";
  private static final String REFERRED = "IncidentReferred";
  private static final String CASES = "CasesChanged";
  private static final int EVENTS_AT_ONCE = 20;

  private final ReferralStore store;
  private final CaseIncidents cases;
  private final Events events;
  private final Clock clock;

  ReferralFacts(
      ReferralStore store, CaseIncidents cases, Events events, Clock clock, EventReaders readers) {
    this.store = store;
    this.cases = cases;
    this.events = events;
    this.clock = clock;
    readers.addBulk(
        READER, BulkTurns.Rank.NEXT, List.of(REFERRED, CASES), EVENTS_AT_ONCE, this::hear);
  }

  /// Runs in the event reader's transaction.
  void hear(List<Event> heard) {
    var changed = new LinkedHashSet<Long>();
    for (var event : heard) {
      if (event.kind().equals(REFERRED)) refer(event.body());
      for (var id : event.body().path("caseIds")) changed.add(id.asLong());
    }
    if (!changed.isEmpty()) follow(changed);
  }

  private void refer(JsonNode body) {
    var code = body.path("typeCode").asString("");
    var told =
        new ReferralStore.Told(
            body.path("handle").asString(),
            body.path("reference").asString(),
            new UnitId(body.path("station").asInt()),
            body.path("typeName").asString(code),
            Instant.parse(body.path("receivedAt").asString()),
            Instant.parse(body.path("at").asString()));
    store.refer(told);
    for (var naming : cases.naming(told.incident(), told.reference())) tie(naming);
    tell(told.incident());
  }

  private void follow(Set<Long> changed) {
    var now = clock.instant();
    var named = new LinkedHashSet<List<Object>>();
    for (var naming : cases.of(changed)) {
      store.renew(naming);
      store.named(naming).ifPresent(one -> named.add(List.of(one.incident(), naming.id())));
      tie(naming);
    }
    // a corrected FIR that names another incident, or none, lets go of the one it named
    for (var held : store.feedTies(changed)) {
      if (named.contains(List.<Object>of(held.incident(), held.caseId()))) continue;
      if (store.end(held.incident(), held.id(), "", now, "feed")) tell(held.incident());
    }
  }

  private void tie(Naming naming) {
    var referral = store.named(naming);
    if (referral.isEmpty()) return;
    var incident = referral.get().incident();
    if (store.tieByFeed(incident, naming, clock.instant())) tell(incident);
  }

  private void tell(String incident) {
    var state = store.get(incident).state().name();
    events.tell(new ReferralChanged(incident, state, clock.instant()));
  }
}
