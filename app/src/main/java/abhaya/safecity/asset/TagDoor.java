package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.JsonReader;
import abhaya.base.geo.Point;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes one act of the field page at a time, from a queue that may send it again.
@RestController
class TagDoor {
  private static final int BYTES_MAX = 3 << 20;
  private static final Set<String> FIELDS =
      Set.of(
          "key",
          "asset",
          "found",
          "at",
          "lat",
          "lon",
          "accuracyMetres",
          "thing",
          "photo",
          "another");
  private static final Set<String> FOUND = Set.of("PRESENT", "DAMAGED", "MISSING", "WRONG_PLACE");

  private final TagRegister register;
  private final Clock clock;

  TagDoor(TagRegister register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /// @param status `done`, `again`, `near` or `refused`
  record Answer(
      String status,
      @Nullable String asset,
      @Nullable Long metres,
      @Nullable String field,
      @Nullable String code,
      @Nullable String message) {}

  @PostMapping(path = "/api/v1/assets/tags", consumes = "application/json")
  ResponseEntity<Answer> take(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.TAG_ASSETS));
    if (request.getContentLengthLong() > BYTES_MAX)
      throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    var body = request.getInputStream().readNBytes(BYTES_MAX + 1);
    if (body.length > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    var row = JsonReader.row(1, new String(body, StandardCharsets.UTF_8));
    if (row.fault() != null) throw Refused.with(HttpStatus.BAD_REQUEST, "not-readable");
    var words = new AssetWords(visit.words());
    var answer =
        switch (register.take(scope, tagged(row.values()))) {
          case TagRegister.Done done ->
              new Answer(done.again() ? "again" : "done", done.uid(), null, null, null, null);
          case TagRegister.Near near ->
              new Answer(
                  "near",
                  near.uid(),
                  near.metres(),
                  null,
                  "near-duplicate",
                  words.row("near-duplicate", null));
          case TagRegister.Refused no ->
              new Answer(
                  "refused", null, null, no.field(), no.code(), words.row(no.code(), no.field()));
        };
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private TagRegister.Tagged tagged(Map<String, Object> values) {
    for (var name : values.keySet())
      if (!FIELDS.contains(name)) throw Refused.field(name, "unknown");
    var key = text(values, "key");
    if (!key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
      throw Refused.field("key", "not-understood");
    var found = values.containsKey("found") ? text(values, "found") : "PRESENT";
    if (!FOUND.contains(found)) throw Refused.field("found", "not-a-choice");
    var place = place(values);
    var accuracy = number(values, "accuracyMetres").map(BigDecimal::intValue).orElse(null);
    return new TagRegister.Tagged(
        key,
        values.containsKey("asset") ? text(values, "asset") : null,
        found,
        at(values),
        place,
        accuracy,
        thing(values, place, accuracy),
        photo(values),
        Boolean.TRUE.equals(values.get("another")));
  }

  private static String text(Map<String, Object> values, String field) {
    if (values.get(field) instanceof String text && text.length() <= 200) return text.strip();
    throw Refused.field(field, values.containsKey(field) ? "not-understood" : "required");
  }

  /// A telephone's clock may be wrong; what was done was not done later than now.
  private Instant at(Map<String, Object> values) {
    var now = clock.instant();
    try {
      var at = OffsetDateTime.parse(text(values, "at")).toInstant();
      return at.isAfter(now) ? now : at;
    } catch (DateTimeException e) {
      throw Refused.field("at", "not-understood");
    }
  }

  private static Optional<BigDecimal> number(Map<String, Object> values, String field) {
    return switch (values.get(field)) {
      case null -> Optional.empty();
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case BigDecimal number when Math.abs(number.scale()) < 20 -> Optional.of(number);
      default -> throw Refused.field(field, "not-understood");
    };
  }

  private static @Nullable Point place(Map<String, Object> values) {
    var lat = number(values, "lat");
    var lon = number(values, "lon");
    if (lat.isEmpty() && lon.isEmpty()) return null;
    if (lat.isEmpty() || lon.isEmpty()) throw Refused.field("lat", "required");
    return Point.of(lat.get().doubleValue(), lon.get().doubleValue())
        .orElseThrow(() -> Refused.field("lat", "not-understood"));
  }

  /// A new thing as a row of a file would have it; place and day are those of the act.
  private static Map<String, Object> thing(
      Map<String, Object> values, @Nullable Point place, @Nullable Integer accuracy) {
    var row = new HashMap<String, Object>();
    var told = values.get("thing");
    if (told == null) return row;
    if (!(told instanceof Map<?, ?> map)) throw Refused.field("thing", "not-understood");
    map.forEach((name, value) -> row.put(String.valueOf(name), value));
    row.put("stage", "INSTALLED");
    if (place != null) {
      row.put("lat", "%.6f".formatted(place.lat()));
      row.put("lon", "%.6f".formatted(place.lon()));
    }
    if (accuracy != null) row.put("accuracyMetres", accuracy);
    return row;
  }

  private static TagStore.@Nullable Photo photo(Map<String, Object> values) {
    var told = values.get("photo");
    if (told == null) return null;
    if (!(told instanceof String text)) throw Refused.field("photo", "not-understood");
    try {
      return TagStore.Photo.of(Base64.getDecoder().decode(text))
          .orElseThrow(
              () -> Refused.field("photo", "photo-unreadable", "asset.code.photo-unreadable"));
    } catch (IllegalArgumentException e) {
      throw Refused.field("photo", "not-understood");
    }
  }
}
