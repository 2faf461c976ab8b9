package abhaya.safecity.fund;

import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.web.FileImportForm;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
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

/// Takes files of sanctions, releases and spending, for people and for a treasury's own program.
@RestController
class FundFeedDoor {
  private static final int NAMED_MAX = 10_000;

  private final FundImportDesk desk;

  FundFeedDoor(FundImportDesk desk) {
    this.desk = desk;
  }

  /// The shape every feed answers in.
  record Answer(
      int received,
      int accepted,
      int unchanged,
      List<Row> quarantined,
      List<Row> refused,
      int refusedCount,
      boolean dryRun) {

    /// @param key number of the paper if it could be read
    record Row(int row, String key, String field, String code, String message) {}
  }

  @PostMapping({"/api/v1/feeds/sanctions", "/api/v1/feeds/releases", "/api/v1/feeds/expenditure"})
  ResponseEntity<Answer> take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    var outcome =
        desk.take(scope, feed(request), request.getInputStream(), format(request), dryRun);
    var words = new FundWords(visit.words());
    var refused =
        outcome.refused().stream()
            .limit(NAMED_MAX)
            .map(one ->
                new Answer.Row(
                    one.row(),
                    one.key(),
                    one.field(),
                    code(one),
                    words.row(one.code(), one.findings())))
            .toList();
    var answer =
        new Answer(
            outcome.received(),
            outcome.accepted(),
            outcome.unchanged(),
            List.of(),
            refused,
            outcome.refused().size(),
            dryRun);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  /// A rule is named by its own code.
  private static String code(FundImportDesk.Refusal refusal) {
    return refusal.findings().isEmpty()
        ? refusal.code()
        : refusal.findings().getFirst().code().name();
  }

  /// The rows of a file that would be refused, in their original columns, each with its reason; to
  /// be corrected and sent again. Writes nothing.
  @PostMapping({
    "/api/v1/feeds/sanctions/refused",
    "/api/v1/feeds/releases/refused",
    "/api/v1/feeds/expenditure/refused"
  })
  ResponseEntity<String> refused(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    var feed = feed(request);
    var outcome = desk.take(scope, feed, request.getInputStream(), format(request), true);
    return file(feed, outcome, new FundWords(visit.words()));
  }

  static ResponseEntity<String> file(
      FundFeed feed, FundImportDesk.Outcome outcome, FundWords words) {
    return FileImportForm.refusedFile(
        feed.code() + "-refused", outcome.format() == FeedFormat.CSV, outcome.refusedFile(words));
  }

  /// The word after `feeds` in the address.
  private static FundFeed feed(HttpServletRequest request) {
    var words = request.getRequestURI().split("/", -1);
    var at = Arrays.asList(words).indexOf("feeds");
    return FundFeed.find(words[at + 1]).orElseThrow();
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
