package abhaya.base.units;

import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.web.FileImportForm;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes units files. Each row is answered for; a dry run is the same and writes nothing.
@RestController
class UnitsFeedDoor {

  private static final int NAMED_MAX = 10_000;

  private final UnitsImportDesk desk;

  UnitsFeedDoor(UnitsImportDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/feeds/units")
  FeedAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    var format = formatOf(request.getContentType());
    return answer(visit, desk.take(scope, request.getInputStream(), format, dryRun));
  }

  /// The rows of a file that would be refused, in their original columns, each with its reason; to
  /// be corrected and sent again. Writes nothing.
  @PostMapping("/api/v1/feeds/units/refused")
  ResponseEntity<String> refused(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    var format = formatOf(request.getContentType());
    return file(desk.take(scope, request.getInputStream(), format, true), visit.words());
  }

  static ResponseEntity<String> file(UnitsImportDesk.Outcome outcome, Words words) {
    var csv = outcome.read().format() == FeedFormat.CSV;
    return FileImportForm.refusedFile("units-refused", csv, outcome.refusedFile(words));
  }

  private static @Nullable FeedFormat formatOf(@Nullable String contentType) {
    if (contentType == null) return null;
    var type = MediaType.parseMediaType(contentType);
    var name = type.getType() + "/" + type.getSubtype();
    return switch (name) {
      case "text/csv" -> FeedFormat.CSV;
      case "application/x-ndjson" -> FeedFormat.NDJSON;
      case "application/gzip", "application/octet-stream" -> null;
      default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    };
  }

  private static FeedAnswer answer(Visit visit, UnitsImportDesk.Outcome outcome) {
    var words = new UnitWords(visit.words());
    var refused = outcome.refused();
    return new FeedAnswer(
        outcome.read().received(),
        outcome.answer().accepted(),
        outcome.answer().unchanged(),
        List.of(),
        refused.stream()
            .limit(NAMED_MAX)
            .map(one ->
                new FeedAnswer.RefusedRow(
                    one.row(), one.key(), one.field(), one.code(), words.refusal(one)))
            .toList(),
        refused.size());
  }
}
