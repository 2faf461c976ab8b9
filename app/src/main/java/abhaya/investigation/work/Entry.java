package abhaya.investigation.work;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an officer entered here, one version of it.
///
/// @param key the same for every version
/// @param fields of the record, in the words of the feed
/// @param extra what the feed has no field for: giver and taker of a leg, with whom a case waits
/// @param why a correction was made; null for a first version
/// @param struck taken out, or corrected by a later version; null while it stands
record Entry(
    long id,
    String key,
    int version,
    String caseHandle,
    Kind kind,
    Map<String, Object> fields,
    Map<String, String> extra,
    Instant happenedAt,
    Instant enteredAt,
    Author author,
    @Nullable String why,
    State state,
    @Nullable Struck struck) {

  Entry {
    fields = Map.copyOf(fields);
    extra = Map.copyOf(extra);
  }

  /// Types of record that officers enter; the name is the feed's.
  enum Kind {
    STEP,
    DELAY,
    OFFICER,
    TRANSFER,
    FINAL_REPORT
  }

  /// Given under the officer's rights; stands once it is among the records of the case.
  enum State {
    GIVEN,
    STANDS,
    REFUSED
  }

  /// @param role code of her posting at that time
  record Author(long id, String name, String role) {}

  /// @param why code
  record Struck(Instant at, String by, String why) {}

  boolean stands() {
    return state == State.STANDS && struck == null;
  }

  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  String extra(String field) {
    return extra.getOrDefault(field, "");
  }

  Entry struck(Struck by) {
    return new Entry(
        id,
        key,
        version,
        caseHandle,
        kind,
        fields,
        extra,
        happenedAt,
        enteredAt,
        author,
        why,
        state,
        by);
  }
}
