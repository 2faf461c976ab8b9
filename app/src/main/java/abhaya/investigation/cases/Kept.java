package abhaya.investigation.cases;

import java.time.Instant;

/// A record we hold, with what people decided about it.
///
/// @param arrivedAt when it reached us
/// @param excepted a person let it count although a rule of order speaks against it
/// @param withdrawn a person took it out
record Kept(CctnsRecord record, Instant arrivedAt, boolean excepted, boolean withdrawn) {

  static Kept arrived(CctnsRecord record, Instant at) {
    return new Kept(record, at, false, false);
  }

  Head head() {
    return record.head();
  }

  Instant happenedAt() {
    return record.head().happenedAt();
  }
}
