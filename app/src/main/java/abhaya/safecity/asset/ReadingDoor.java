package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.Row;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Batches of heartbeats in; one answer a row out.
@RestController
class ReadingDoor {
  private static final long BYTES_MAX = 16L << 20;
  private static final int ROWS_MAX = 100_000;
  private static final int NAMED_MAX = 10_000;
  private static final int AT_ONCE = 8;
  private static final FeedLimits LIMITS =
      new FeedLimits(BYTES_MAX, 64L << 20, 200, 8_192, NAMED_MAX, AT_ONCE, AT_ONCE, 7);

  private final ReadingDesk desk;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReadingDoor(ReadingDesk desk) {
    this.desk = desk;
  }

  /// The shape every feed answers in; `shed` are those of the refused that there was no room for.
  record Answer(
      int received,
      int accepted,
      int unchanged,
      List<Refusal> quarantined,
      List<Refusal> refused,
      int refusedCount,
      int shed) {

    record Refusal(
        int row, @Nullable String key, @Nullable String field, String code, String message) {}
  }

  @PostMapping("/api/v1/assets/heartbeats")
  ResponseEntity<Answer> take(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.SEND_READINGS));
    var format = format(request.getContentType());
    if (request.getContentLengthLong() > BYTES_MAX)
      throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    if (!places.tryAcquire()) throw Refused.with(HttpStatus.TOO_MANY_REQUESTS, "too-many");
    try {
      var outcome = desk.take(scope, rows(request, format));
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .body(answer(outcome, new AssetWords(visit.words())));
    } finally {
      places.release();
    }
  }

  private static @Nullable FeedFormat format(@Nullable String contentType) {
    try {
      var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
      return switch (type.getType() + "/" + type.getSubtype()) {
        case "application/x-ndjson" -> FeedFormat.NDJSON;
        case "application/gzip" -> FeedFormat.NDJSON;
        default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
      };
    } catch (InvalidMediaTypeException e) {
      throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    }
  }

  private static List<Row> rows(HttpServletRequest request, @Nullable FeedFormat format)
      throws IOException {
    var file = Files.createTempFile("beats-", ".in");
    try {
      keep(request, file);
      if (Files.size(file) == 0) throw Refused.field("file", "file-empty", "asset.file.file-empty");
      return switch (FeedFile.open(file, format, Set.of(), Set.of(), LIMITS)) {
        case FileOpening.Refused refused -> throw fault(refused.code());
        case FileOpening.Ready ready -> read(ready);
      };
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Refused fault(String code) {
    return code.equals("file-too-large") || code.equals("gzip-bomb")
        ? Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large")
        : Refused.field("file", code, "asset.file." + code);
  }

  private static List<Row> read(FileOpening.Ready ready) throws IOException {
    var rows = new ArrayList<Row>();
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (rows.size() == ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        rows.add(file.row(line));
      }
    }
    return rows;
  }

  private static void keep(HttpServletRequest request, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      var in = request.getInputStream();
      var buffer = new byte[64 * 1024];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        out.write(buffer, 0, read);
      }
    }
  }

  private static Answer answer(ReadingDesk.Outcome outcome, AssetWords words) {
    var shed = (int) outcome.refused().stream().filter(one -> one.code().equals("shed")).count();
    return new Answer(
        outcome.received(),
        outcome.accepted(),
        outcome.unchanged(),
        List.of(),
        outcome.refused().stream()
            .limit(NAMED_MAX)
            .map(one ->
                new Answer.Refusal(
                    one.row(),
                    one.key(),
                    one.field(),
                    one.code(),
                    words.row(one.code(), one.field())))
            .toList(),
        outcome.refused().size(),
        shed);
  }
}
