package abhaya.safecity.plate;

import abhaya.base.feed.Row;
import abhaya.base.feed.RowFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A read as cameras send it, to what it means: our own form, and that of FIWARE's
/// `AnprFlowObserved`. The only code that knows their field names.
final class PlateReader {
  private static final Set<String> FIELDS = Set.of("camera", "at", "plate", "confidence", "lane");
  private static final String FIWARE = "AnprFlowObserved";
  private static final int RAW_MAX = 64;
  private static final int LANE_MAX = 20;
  private static final int CAMERA_MAX = 40;
  private static final Duration AHEAD_MAX = Duration.ofMinutes(2);
  private static final Duration BEHIND_MAX = Duration.ofHours(24);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private PlateReader() {}

  /// Exactly one of the two.
  record Read(@Nullable PlateRead read, @Nullable RowFault fault) {}

  static Read read(Row row, Instant now) {
    if (row.fault() != null) return new Read(null, row.fault());
    return FIWARE.equalsIgnoreCase(String.valueOf(row.values().get("type")))
        ? fiware(row.values(), now)
        : ours(row.values(), now);
  }

  private static Read ours(Map<String, Object> values, Instant now) {
    for (var name : values.keySet())
      if (!FIELDS.contains(name)) return new Read(null, RowFault.of("field-unknown"));
    return told(
        new Told(
            values.get("camera"),
            values.get("at"),
            values.get("plate"),
            values.get("confidence"),
            values.get("lane")),
        now);
  }

  private static Read fiware(Map<String, Object> values, Instant now) {
    var unread = Boolean.TRUE.equals(values.get("vehiclePlateNotRead"));
    var vehicle = values.get("observedVehicle");
    var plate = vehicle instanceof Map<?, ?> map ? map.get("plate") : vehicle;
    return told(
        new Told(
            values.get("observedBy"),
            values.get("dateObserved"),
            unread && plate == null ? "" : plate,
            values.get("confidence"),
            values.get("laneId")),
        now);
  }

  private record Told(
      @Nullable Object camera,
      @Nullable Object at,
      @Nullable Object plate,
      @Nullable Object confidence,
      @Nullable Object lane) {}

  private static Read told(Told told, Instant now) {
    if (!(told.camera() instanceof String camera)) return fault("camera", "required");
    if (camera.length() > CAMERA_MAX) return fault("camera", "unknown-asset");
    if (!(told.at() instanceof String said)) return fault("at", "required");
    var at = moment(said);
    if (at == null) return fault("at", "not-a-moment");
    if (!(told.plate() instanceof String raw)) return fault("plate", "required");
    if (raw.length() > RAW_MAX) return fault("plate", "too-long");
    var confidence = confidence(told.confidence());
    if (told.confidence() != null && confidence == null) return fault("confidence", "out-of-range");
    var lane = told.lane() == null ? "" : String.valueOf(told.lane());
    if (lane.length() > LANE_MAX) return fault("lane", "too-long");
    var wrong = at.isAfter(now.plus(AHEAD_MAX)) || at.isBefore(now.minus(BEHIND_MAX));
    var plain = PlateText.normalised(raw).orElse(null);
    var flags = wrong ? PlateRead.CLOCK_WRONG : 0;
    if (plain == null || Plate.of(plain).isEmpty()) flags |= PlateRead.NO_FORM;
    return new Read(
        new PlateRead(camera, wrong ? now : at, raw, plain, confidence, lane, flags), null);
  }

  /// Cameras tell shares of one or of a hundred.
  private static @Nullable Integer confidence(@Nullable Object said) {
    var number =
        switch (said) {
          case Long whole -> BigDecimal.valueOf(whole);
          case BigDecimal decimal -> decimal;
          case null, default -> null;
        };
    if (number == null || number.signum() < 0 || number.compareTo(HUNDRED) > 0) return null;
    var share = number.compareTo(BigDecimal.ONE) <= 0 ? number.multiply(HUNDRED) : number;
    return share.intValue();
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

  private static Read fault(String field, String code) {
    return new Read(null, new RowFault(code, field));
  }
}
