package abhaya.investigation.imports;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A batch of the CCTNS feed in; one answer a row out.
@RestController
class CctnsDoor {
  private final ImportDesk desk;
  private final ImportQueue queue;
  private final Spool spool;
  private final FeedLimits limits;

  CctnsDoor(ImportDesk desk, ImportQueue queue, Spool spool, FeedLimits limits) {
    this.desk = desk;
    this.queue = queue;
    this.spool = spool;
    this.limits = limits;
  }

  /// The answer of the contract; with the handle of the import and the counts where a list is cut.
  record Answer(
      long received,
      long accepted,
      long unchanged,
      List<Waits> quarantined,
      List<Refusal> refused,
      long quarantinedCount,
      long refusedCount,
      @Nullable String batch,
      boolean dryRun) {

    record Waits(int row, @Nullable String key, String code, String message) {}

    record Refusal(
        int row, @Nullable String key, @Nullable String field, String code, String message) {}
  }

  @PostMapping("/api/v1/feeds/cctns/records")
  ResponseEntity<Answer> take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws Exception {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var format = format(request.getContentType());
    if (request.getContentLengthLong() > limits.bodyBytesMax()) {
      throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    var file = kept(request);
    try {
      var delivery = new Delivery(file, format, Batch.Door.API, dryRun);
      var outcome = queue.run(() -> desk.take(scope, delivery, new ImportProgress()));
      return switch (outcome) {
        case ImportOutcome.FileRefused refused -> throw FeedWords.refused(refused);
        case ImportOutcome.Done done ->
            ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(done, new FeedWords(visit.words()), dryRun));
      };
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Path kept(HttpServletRequest request) {
    try {
      return spool.keep(request.getInputStream());
    } catch (IOException e) {
      // The sender broke off, or sent less than announced: nothing was applied.
      throw Refused.with(HttpStatus.BAD_REQUEST, "not-readable");
    }
  }

  private static @Nullable FeedFormat format(@Nullable String contentType) {
    try {
      var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
      return switch (type.getType() + "/" + type.getSubtype()) {
        case "text/csv" -> FeedFormat.CSV;
        case "application/x-ndjson" -> FeedFormat.NDJSON;
        case "application/gzip" -> null;
        default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
      };
    } catch (InvalidMediaTypeException e) {
      throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    }
  }

  static Answer answer(ImportOutcome.Done done, FeedWords words, boolean dryRun) {
    var counts = done.counts();
    return new Answer(
        counts.received(),
        counts.accepted(),
        counts.unchanged(),
        done.quarantined().stream()
            .map(row ->
                new Answer.Waits(
                    row.row(), row.key(), row.code(), words.row(row.code(), row.field())))
            .toList(),
        done.refused().stream()
            .map(row ->
                new Answer.Refusal(
                    row.row(),
                    row.key(),
                    row.field(),
                    row.code(),
                    words.row(row.code(), row.field())))
            .toList(),
        counts.quarantined(),
        counts.refused(),
        done.batch(),
        dryRun);
  }
}
