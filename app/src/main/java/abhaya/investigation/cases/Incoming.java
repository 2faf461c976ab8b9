package abhaya.investigation.cases;

import abhaya.base.feed.Envelope;
import java.util.UUID;

/// A record that passed every check that needs nothing but itself.
///
/// @param row its place in the file
/// @param hash of what it says
/// @param body as it is kept
record Incoming(int row, CctnsRecord record, UUID hash, String body) {

  CaseKey caseKey() {
    return new CaseKey(record.head().source(), record.subject());
  }

  Envelope.Name name() {
    return WaitingList.name(record);
  }

  /// The registration of another source that this FIR names as its previous one.
  boolean linksAcross() {
    return record instanceof CctnsRecord.Fir fir
        && fir.previous() != null
        && !fir.previous().source().equals(fir.head().source());
  }
}
