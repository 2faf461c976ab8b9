package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.JsonReader;
import abhaya.base.feed.Row;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.asset.PlateReads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Batches of plate reads over HTTP, and single ones over the devices' line; one answer a row.
@RestController
class ReadDoor implements PlateReads {
  private static final int BYTES_MAX = 16 << 20;
  private static final int UNPACKED_MAX = 64 << 20;
  private static final int LINE_MAX = 8_192;
  private static final int ROWS_MAX = 100_000;
  private static final int NAMED_MAX = 10_000;
  private static final int AT_ONCE = 8;

  private final ReadRegister register;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReadDoor(ReadRegister register) {
    this.register = register;
  }

  /// The shape every feed answers in.
  record Answer(
      int received,
      int accepted,
      int unchanged,
      List<Refusal> quarantined,
      List<Refusal> refused,
      int refusedCount) {

    record Refusal(
        int row, @Nullable String key, @Nullable String field, String code, String message) {}
  }

  @PostMapping("/api/v1/anpr/reads")
  ResponseEntity<Answer> take(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.SEND_READINGS));
    requireJson(request.getContentType());
    if (!places.tryAcquire()) throw Refused.with(HttpStatus.TOO_MANY_REQUESTS, "too-many");
    try {
      var outcome = register.take(scope, rows(body(request)));
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .body(answer(outcome, visit.words()));
    } finally {
      places.release();
    }
  }

  @Override
  public boolean take(Scope scope, String camera, String json) {
    if (!scope.may(Operation.SEND_READINGS)) return true;
    var row = JsonReader.row(1, json);
    if (row.fault() == null) {
      var values = new HashMap<>(row.values());
      values.putIfAbsent(values.containsKey("type") ? "observedBy" : "camera", camera);
      row = new Row(1, json, values, null);
    }
    if (!places.tryAcquire()) return false;
    try {
      register.take(scope, List.of(row));
      return true;
    } finally {
      places.release();
    }
  }

  private static void requireJson(@Nullable String contentType) {
    try {
      var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
      var word = type.getType() + "/" + type.getSubtype();
      if (word.equals("application/x-ndjson") || word.equals("application/gzip")) return;
    } catch (InvalidMediaTypeException e) {
      // refused below
    }
    throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    var bytes = bounded(request.getInputStream(), BYTES_MAX);
    var packed = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    if (!packed) return bytes;
    try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return bounded(unpacking, UNPACKED_MAX);
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      throw Refused.with(HttpStatus.BAD_REQUEST, "not-readable");
    }
  }

  private static byte[] bounded(InputStream in, int most) throws IOException {
    var bytes = in.readNBytes(most + 1);
    if (bytes.length > most) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    return bytes;
  }

  private static List<Row> rows(byte[] body) {
    var rows = new ArrayList<Row>();
    var from = 0;
    while (from < body.length) {
      var to = from;
      while (to < body.length && body[to] != '\n') to++;
      var length = to > from && body[to - 1] == '\r' ? to - from - 1 : to - from;
      if (length > 0) {
        if (rows.size() == ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        rows.add(row(rows.size() + 1, body, from, length));
      }
      from = to + 1;
    }
    if (rows.isEmpty()) throw Refused.field("file", "required");
    return rows;
  }

  private static Row row(int number, byte[] body, int from, int length) {
    if (length > LINE_MAX) return JsonReader.row(number, "");
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(body, from, length))
              .toString();
      return JsonReader.row(number, text);
    } catch (CharacterCodingException e) {
      return JsonReader.row(number, "");
    }
  }

  private static Answer answer(ReadRegister.Outcome outcome, Words words) {
    return new Answer(
        outcome.received(),
        outcome.accepted(),
        outcome.unchanged(),
        List.of(),
        outcome.refused().stream()
            .limit(NAMED_MAX)
            .map(one ->
                new Answer.Refusal(
                    one.row(), one.key(), one.field(), one.code(), sentence(words, one)))
            .toList(),
        outcome.refused().size());
  }

  private static String sentence(Words words, ReadRegister.Refusal one) {
    var key = "plate.code." + one.code();
    var field = one.field() == null ? "" : one.field();
    return words.say(words.has(key) ? key : "plate.code.other", field);
  }
}
