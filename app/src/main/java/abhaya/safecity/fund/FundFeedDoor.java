package abhaya.safecity.fund;

import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.feed.FeedFormat;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files of sanctions, releases and spending, for people and for a treasury's own program.
@RestController
class FundFeedDoor {
  private final FundImportDesk desk;

  FundFeedDoor(FundImportDesk desk) {
    this.desk = desk;
  }

  @PostMapping({"/api/v1/feeds/sanctions", "/api/v1/feeds/releases", "/api/v1/feeds/expenditure"})
  ResponseEntity<FeedAnswer> take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    var format = FeedFormat.named(request.getContentType());
    var outcome = desk.take(scope, feed(request), request.getInputStream(), format, dryRun);
    var answer = outcome.answer(dryRun, new FundWords(visit.words())::ruled);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
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
    var format = FeedFormat.named(request.getContentType());
    return desk.take(scope, feed, request.getInputStream(), format, true)
        .refusedFile(refusedName(feed), new FundWords(visit.words())::refused);
  }

  static String refusedName(FundFeed feed) {
    return feed.code() + "-refused";
  }

  /// The word after `feeds` in the address.
  private static FundFeed feed(HttpServletRequest request) {
    var words = request.getRequestURI().split("/", -1);
    var at = Arrays.asList(words).indexOf("feeds");
    return FundFeed.find(words[at + 1]).orElseThrow();
  }
}
