package abhaya.safecity.asset;

import abhaya.base.feed.Row;
import abhaya.base.feed.RowFault;
import abhaya.safecity.asset.Reading.Measures;
import abhaya.safecity.asset.Reading.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A heartbeat as devices send it, to what it means. The only code that knows their field names.
final class ReadingReader {
  private static final Set<String> FIELDS = Set.of("asset", "at", "status", "measures");
  private static final int MEASURES_MAX = 40;
  private static final int NAME_MAX = 40;
  private static final int TEXT_MAX = 100;
  private static final int UID_MAX = 40;
  private static final BigDecimal NUMBER_MAX = BigDecimal.valueOf(1e15);
  private static final BigDecimal DRIFT_SECONDS = BigDecimal.TWO;

  /// A clock may run ahead by so much before it is not believed.
  private static final Duration AHEAD_MAX = Duration.ofMinutes(2);

  /// What a device kept longer than this is not told apart from a wrong clock.
  private static final Duration BEHIND_MAX = Duration.ofHours(24);

  private static final Duration LATE_AFTER = Duration.ofMinutes(5);
  private static final JsonMapper JSON = new JsonMapper();

  private ReadingReader() {}

  /// A reading that is not yet tied to a thing.
  record Told(String uid, Instant at, int flags, Status status, Measures measures) {}

  /// Exactly one of the two.
  record Read(@Nullable Told told, @Nullable RowFault fault) {}

  private static Read fault(String field, String code) {
    return new Read(null, new RowFault(code, field));
  }

  static Read read(Row row, Instant now) {
    if (row.fault() != null) return new Read(null, row.fault());
    for (var name : row.values().keySet())
      if (!FIELDS.contains(name)) return new Read(null, RowFault.of("field-unknown"));
    if (!(row.values().get("asset") instanceof String uid)) return fault("asset", "required");
    if (uid.length() > UID_MAX) return fault("asset", "unknown-asset");
    if (!(row.values().get("at") instanceof String said)) return fault("at", "required");
    var at = moment(said);
    if (at == null) return fault("at", "not-a-moment");
    if (!(row.values().get("status") instanceof String word)) return fault("status", "required");
    var status = status(word);
    if (status == null) return fault("status", "not-a-choice");
    var told = row.values().getOrDefault("measures", Map.of());
    if (!(told instanceof Map<?, ?> map)) return fault("measures", "not-an-object");
    @SuppressWarnings("unchecked")
    var measures = (Map<String, Object>) map;
    var wrong = check(measures);
    if (wrong != null) return fault("measures", wrong);
    return new Read(told(uid, at, status, measures, now), null);
  }

  private static Told told(
      String uid, Instant said, Status status, Map<String, Object> measures, Instant now) {
    var wrong = said.isAfter(now.plus(AHEAD_MAX)) || said.isBefore(now.minus(BEHIND_MAX));
    var flags = 0;
    if (wrong) flags |= Reading.CLOCK_WRONG;
    else if (said.isBefore(now.minus(LATE_AFTER))) flags |= Reading.LATE;
    if (drifts(measures)) flags |= Reading.CLOCK_DRIFTS;
    var json = measures.isEmpty() ? null : JSON.writeValueAsString(measures);
    return new Told(uid, wrong ? now : said, flags, status, Measures.of(measures, json));
  }

  private static boolean drifts(Map<String, Object> measures) {
    return switch (measures.get("clockOffsetSeconds")) {
      case Long whole -> Math.abs(whole) > DRIFT_SECONDS.longValue();
      case BigDecimal number -> number.abs().compareTo(DRIFT_SECONDS) > 0;
      case null, default -> false;
    };
  }

  private static @Nullable String check(Map<String, Object> measures) {
    if (measures.size() > MEASURES_MAX) return "too-many";
    for (var one : measures.entrySet()) {
      if (one.getKey().length() > NAME_MAX) return "too-long";
      switch (one.getValue()) {
        case Boolean _, Long _ -> {}
        case BigDecimal number -> {
          if (number.scale() < -15 || number.scale() > 15 || number.abs().compareTo(NUMBER_MAX) > 0)
            return "out-of-range";
        }
        case String text -> {
          if (text.length() > TEXT_MAX) return "too-long";
        }
        default -> {
          return "not-understood";
        }
      }
    }
    return null;
  }

  private static @Nullable Instant moment(String text) {
    if (text.length() > 40) return null;
    try {
      var at = OffsetDateTime.parse(text).toInstant();
      var year = at.atOffset(java.time.ZoneOffset.UTC).getYear();
      return year < 1970 || year > 2200 ? null : at;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Status status(String word) {
    for (var status : Status.values()) if (status.name().equals(word)) return status;
    return null;
  }
}
