package abhaya.safecity.asset;

import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.feed.FeedFormat;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files of things. Each row is answered for; a dry run is the same and writes nothing.
@RestController
class AssetImportDoor {
  static final String REFUSED_FILE = "assets-refused";

  private final AssetImportDesk desk;

  AssetImportDoor(AssetImportDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/feeds/assets")
  ResponseEntity<FeedAnswer> take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    var format = FeedFormat.named(request.getContentType());
    var outcome = desk.take(scope, request.getInputStream(), format, dryRun);
    var answer = outcome.answer(dryRun, new AssetWords(visit.words())::refused);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  /// The rows of a file that would be refused, in their original columns, each with its reason; to
  /// be corrected and sent again. Writes nothing.
  @PostMapping("/api/v1/feeds/assets/refused")
  ResponseEntity<String> refused(Scope scope, Visit visit, HttpServletRequest request)
      throws IOException {
    var format = FeedFormat.named(request.getContentType());
    return desk.take(scope, request.getInputStream(), format, true)
        .refusedFile(REFUSED_FILE, new AssetWords(visit.words())::refused);
  }
}
