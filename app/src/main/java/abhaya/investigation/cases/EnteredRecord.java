package abhaya.investigation.cases;

import java.time.Instant;
import java.util.Map;

/// What an officer enters here, in the words of the feed. Among the records of the case it has a
/// key that no feed may use, so a feed neither replaces nor erases it.
///
/// @param handle of the case
/// @param type of the record as the feed has it, `STEP`
/// @param key random; the same for every version of one entry
/// @param version the higher one corrects the lower
/// @param fields the record's own fields, without what every record has
public record EnteredRecord(
    String handle,
    String type,
    String key,
    int version,
    Instant happenedAt,
    Instant enteredAt,
    Map<String, Object> fields) {
  private static final String RESERVED = "@here/";

  public EnteredRecord {
    fields = Map.copyOf(fields);
  }

  /// Whether a record of this key was entered here and did not come with a feed.
  static boolean isEnteredHere(String key) {
    return key.startsWith(RESERVED);
  }

  static String recordKey(String key) {
    return RESERVED + key;
  }

  /// What became of it.
  public sealed interface Outcome {
    record Stands() implements Outcome {}

    /// @param code of the rule that speaks against it, `before-fir`; as the feed's rows get it
    /// @param field name in the feed; empty where the whole record is meant
    record Refused(String code, String field) implements Outcome {}
  }
}
