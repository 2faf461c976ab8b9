package abhaya.safecity.asset;

import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.web.FileImportForm;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

/// Takes files of things. Each row is answered for; a dry run is the same and writes nothing.
@RestController
class AssetImportDoor {
  private static final int NAMED_MAX = 10_000;

  private final AssetImportDesk desk;

  AssetImportDoor(AssetImportDesk desk) {
    this.desk = desk;
  }

  /// The shape every feed answers in.
  record Answer(
      int received,
      int accepted,
      int unchanged,
      List<Refusal> quarantined,
      List<Refusal> refused,
      int refusedCount,
      boolean dryRun) {

    record Refusal(int row, String key, String field, String code, String message) {}
  }

  @PostMapping("/api/v1/feeds/assets")
  ResponseEntity<Answer> take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    var outcome = desk.take(scope, request.getInputStream(), format(request), dryRun);
    var words = new AssetWords(visit.words());
    var refused =
        outcome.refused().stream()
            .limit(NAMED_MAX)
            .map(one ->
                new Answer.Refusal(
                    one.row(),
                    one.key(),
                    one.field(),
                    one.code(),
                    words.row(one.code(), one.field())))
            .toList();
    var answer =
        new Answer(
            outcome.received(),
            outcome.answer().accepted(),
            outcome.answer().unchanged(),
            List.of(),
            refused,
            outcome.refused().size(),
            dryRun);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  /// The rows of a file that would be refused, in their original columns, each with its reason; to
  /// be corrected and sent again. Writes nothing.
  @PostMapping("/api/v1/feeds/assets/refused")
  ResponseEntity<String> refused(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    var outcome = desk.take(scope, request.getInputStream(), format(request), true);
    return file(outcome, new AssetWords(visit.words()));
  }

  static ResponseEntity<String> file(AssetImportDesk.Outcome outcome, AssetWords words) {
    var csv = outcome.format() == FeedFormat.CSV;
    return FileImportForm.refusedFile("assets-refused", csv, outcome.refusedFile(words));
  }

  private static @Nullable FeedFormat format(HttpServletRequest request) {
    var contentType = request.getContentType();
    if (contentType == null) return null;
    try {
      var type = MediaType.parseMediaType(contentType);
      return switch (type.getType() + "/" + type.getSubtype()) {
        case "text/csv" -> FeedFormat.CSV;
        case "application/x-ndjson" -> FeedFormat.NDJSON;
        case "application/gzip", "application/octet-stream" -> null;
        default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
      };
    } catch (InvalidMediaTypeException e) {
      throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    }
  }
}
