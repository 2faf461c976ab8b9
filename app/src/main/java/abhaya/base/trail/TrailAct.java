package abhaya.base.trail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was done, or refused, to what. Codes, handles, counts and hashes only: a text that could
/// name a person does not fit in.
///
/// @param action code such as `VIEW`, `SEARCH`, `EXPORT`, `IMPORT`
/// @param objectKind code such as `CASE`, `CASE_LIST`, `OVERVIEW`
/// @param objectHandle random handle or code of the one object, if there is one
/// @param fields names of the fields read or written, where that is not all of them
/// @param reasonCode why, above all of a refusal
/// @param detail whole numbers, codes and hashes
public record TrailAct(
    String action,
    String objectKind,
    @Nullable String objectHandle,
    List<String> fields,
    Answer decision,
    @Nullable String reasonCode,
    Map<String, Object> detail) {

  /// How the act was decided.
  public enum Answer {
    ALLOW,
    DENY
  }

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_.:/-]{1,120}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.]{1,60}");
  private static final Pattern REASON = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.:,/+=-]{0,200}");
  private static final int FIELDS_MAX = 60;
  private static final int DETAIL_MAX = 30;

  public TrailAct {
    check(CODE, action);
    check(CODE, objectKind);
    if (objectHandle != null) check(HANDLE, objectHandle);
    if (reasonCode != null) check(REASON, reasonCode);
    fields = List.copyOf(fields);
    fields.forEach(field -> check(FIELD, field));
    detail = checked(detail);
    if (fields.size() > FIELDS_MAX || detail.size() > DETAIL_MAX) {
      throw new IllegalArgumentException("too much for one entry of the trail");
    }
  }

  /// An act that was allowed.
  public static TrailAct allowed(String action, String objectKind, @Nullable String handle) {
    return new TrailAct(action, objectKind, handle, List.of(), Answer.ALLOW, null, Map.of());
  }

  /// An act that was refused, and why.
  public static TrailAct denied(
      String action, String objectKind, @Nullable String handle, String reasonCode) {
    return new TrailAct(action, objectKind, handle, List.of(), Answer.DENY, reasonCode, Map.of());
  }

  public TrailAct onFields(String... names) {
    return new TrailAct(
        action, objectKind, objectHandle, List.of(names), decision, reasonCode, detail);
  }

  public TrailAct because(String code) {
    return new TrailAct(action, objectKind, objectHandle, fields, decision, code, detail);
  }

  public TrailAct with(String key, long count) {
    return plus(key, count);
  }

  public TrailAct with(String key, String code) {
    return plus(key, code);
  }

  private TrailAct plus(String key, Object value) {
    var more = new TreeMap<>(detail);
    more.put(key, value);
    return new TrailAct(action, objectKind, objectHandle, fields, decision, reasonCode, more);
  }

  private static Map<String, Object> checked(Map<String, Object> detail) {
    for (var pair : detail.entrySet()) {
      check(FIELD, pair.getKey());
      switch (pair.getValue()) {
        case Long _ -> {}
        case String code -> check(VALUE, code);
        default -> throw new IllegalArgumentException("detail holds whole numbers and codes");
      }
    }
    return Map.copyOf(detail);
  }

  /// The value is not repeated: it may be what must not be written down.
  private static void check(Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("the trail takes codes and handles only");
    }
  }
}
