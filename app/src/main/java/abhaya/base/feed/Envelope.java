package abhaya.base.feed;

import java.time.Instant;
import java.util.UUID;

/// A record as it came, with the names by which it is found again.
///
/// @param subject key of the record it belongs to; its own for a first record
/// @param hash of what it says
/// @param unitId whose import may see it
/// @param excepted a person let it count although a rule of order speaks against it
/// @param withdrawn a person took it out
public record Envelope(
    Name name,
    String subject,
    UUID hash,
    int unitId,
    Instant happenedAt,
    Instant enteredAt,
    Instant receivedAt,
    long batchId,
    int row,
    boolean excepted,
    boolean withdrawn,
    String body) {

  /// What names a record: the same name with the same hash is the same record.
  ///
  /// @param type kind of record in its feed
  public record Name(String source, String type, String key, int version) {}
}
