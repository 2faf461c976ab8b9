package abhaya.base.platform;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// Something that happened, as others may know it: identifiers and times only.
///
/// @param xid number of the transaction that told it
/// @param id number within the table
/// @param kind name of the event record, in the past tense
/// @param body the record as JSON
/// @param toldAt when it was written
public record Event(String xid, long id, String kind, JsonNode body, Instant toldAt) {}
