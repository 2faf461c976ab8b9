package abhaya.base.feed;

/// A record that waits for a person, or for another record.
///
/// @param unitId whose work list it stands on
/// @param code key of the sentence that says why it waits
public record Quarantined(
    Envelope.Name name, String subject, int unitId, long batchId, int row, String code) {}
