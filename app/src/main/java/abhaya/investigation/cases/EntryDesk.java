package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.feed.Envelope;
import abhaya.base.feed.EnvelopeStore;
import abhaya.base.feed.JsonReader;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Puts what an officer entered here among the records of the case: the same reader and the same
/// order rules as for the feed, in the caller's transaction. Who may do so the caller has decided,
/// and holds on record; the transaction is the program's, since a chain of registrations may lie in
/// several stations.
@Service
public class EntryDesk {
  private final CaseStore cases;
  private final EnvelopeStore envelopes;
  private final CaseRegister register;
  private final UnitTrees units;
  private final JsonMapper json;
  private final Clock clock;

  EntryDesk(
      CaseStore cases,
      EnvelopeStore envelopes,
      CaseRegister register,
      UnitTrees units,
      JsonMapper json,
      Clock clock) {
    this.cases = cases;
    this.envelopes = envelopes;
    this.register = register;
    this.units = units;
    this.json = json;
    this.clock = clock;
  }

  /// Enters it. A record that breaks a rule of order must not be committed: the caller rolls back.
  @Transactional(propagation = Propagation.MANDATORY)
  public EnteredRecord.Outcome enter(EnteredRecord entered) {
    var at = named(entered.handle());
    var now = clock.instant();
    var body = body(entered, at);
    var reader = new CctnsReader(units.today(), unit -> true, now);
    return switch (reader.read(JsonReader.row(1, body))) {
      case Reading.Refused refused -> {
        var field = refused.refusal().field();
        yield new EnteredRecord.Outcome.Refused(
            refused.refusal().code(), field == null ? "" : field);
      }
      case Reading.Read read -> {
        var record = read.record();
        yield take(new Incoming(1, record, RecordHash.of(record), body), at, now);
      }
    };
  }

  private EnteredRecord.Outcome take(Incoming incoming, CaseStore.Named at, Instant now) {
    var source = incoming.caseKey().source();
    var outcomes = register.enter(Chunk.ofHere(source, incoming, at.across(), now));
    for (var outcome : outcomes) {
      var code = outcome.code();
      if (code != null) return new EnteredRecord.Outcome.Refused(code, "");
    }
    return new EnteredRecord.Outcome.Stands();
  }

  /// Takes all versions of an entry out: the case is what its other records say.
  @Transactional(propagation = Propagation.MANDATORY)
  public void strike(String handle, String type, String key, int versions) {
    var at = named(handle);
    envelopes.lock(at.key().source(), at.across());
    for (var version = 1; version <= versions; version++) {
      var name = EnteredRecord.recordKey(key);
      envelopes.withdraw(new Envelope.Name(at.key().source(), type, name, version));
    }
    register.renew(at.key(), clock.instant());
  }

  private CaseStore.Named named(String handle) {
    return cases.named(handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  private String body(EnteredRecord entered, CaseStore.Named at) {
    var row = new LinkedHashMap<String, Object>();
    row.put("type", entered.type());
    row.put("source", at.key().source());
    row.put("key", EnteredRecord.recordKey(entered.key()));
    row.put("version", entered.version());
    row.put("unit", units.today().pathCode(new UnitId(at.station())));
    row.put("happenedAt", entered.happenedAt().toString());
    row.put("enteredAt", entered.enteredAt().toString());
    row.put("fir", at.key().fir());
    row.putAll(entered.fields());
    return json.writeValueAsString(row);
  }
}
