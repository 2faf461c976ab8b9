package abhaya.investigation.cases;

import abhaya.base.feed.Envelope;
import abhaya.base.feed.EnvelopeStore;
import abhaya.base.feed.JsonReader;
import abhaya.base.jurisdiction.UnitTrees;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The records we hold of a case, read again from what came.
@Component
class KnownRecords {
  private static final Logger LOG = LoggerFactory.getLogger(KnownRecords.class);
  private static final Instant NO_LIMIT = Instant.parse("2200-01-01T00:00:00Z");

  private final EnvelopeStore envelopes;
  private final UnitTrees units;

  KnownRecords(EnvelopeStore envelopes, UnitTrees units) {
    this.envelopes = envelopes;
    this.units = units;
  }

  /// Adds to each case what is stored of it.
  void addTo(Map<CaseKey, List<Kept>> records, Collection<CaseKey> keys) {
    var list = List.copyOf(keys);
    var reader = new CctnsReader(units.today(), unit -> true, NO_LIMIT);
    var found =
        envelopes.ofSubjects(
            list.stream().map(CaseKey::source).toList(), list.stream().map(CaseKey::fir).toList());
    for (var envelope : found) {
      var key = new CaseKey(envelope.name().source(), envelope.subject());
      var kept = records.get(key);
      var record = read(envelope, reader);
      if (kept != null && record != null) {
        kept.add(
            new Kept(record, envelope.receivedAt(), envelope.excepted(), envelope.withdrawn()));
      }
    }
  }

  private static @Nullable CctnsRecord read(Envelope envelope, CctnsReader reader) {
    var row = JsonReader.row(envelope.row(), envelope.body());
    return switch (reader.read(row)) {
      case Reading.Read read -> read.record();
      case Reading.Refused refused -> {
        LOG.error("a kept record cannot be read any more: {}", refused.refusal().code());
        yield null;
      }
    };
  }
}
