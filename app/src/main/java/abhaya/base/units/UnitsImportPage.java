package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedOutcome;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.web.FileImportForm;
import abhaya.base.web.FileImportView;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A units file in by hand: try it out, take it, or get its refused rows back as a file.
@Controller
class UnitsImportPage {
  private final UnitsImportDesk desk;
  private final Pages pages;

  UnitsImportPage(UnitsImportDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping("/units/import")
  ResponseEntity<String> ask(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    return page(visit, HttpStatus.OK, form(visit.words()).asked());
  }

  @PostMapping("/units/import")
  ResponseEntity<String> take(
      Scope scope,
      Visit visit,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "TRY") String run)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var words = visit.words();
    return form(words)
        .take(
            file,
            run,
            (in, dryRun) -> said(desk.take(scope, in, null, dryRun), words),
            (status, view) -> page(visit, status, view));
  }

  private static FileImportForm form(Words words) {
    var field =
        FileImportForm.file(words.say("units.import.file"), words.say("units.import.file.hint"));
    return new FileImportForm(
        words,
        "/units/import",
        words.say("units.import.run"),
        words.say("units.code"),
        List.of(field));
  }

  private static FileImportForm.Outcome said(FeedOutcome<UnitRefusal> outcome, Words words) {
    return outcome.shown(UnitsFeedDoor.REFUSED_FILE, new UnitWords(words)::refused);
  }

  private ResponseEntity<String> page(Visit visit, HttpStatus status, FileImportView view) {
    var words = visit.words();
    var title = words.say("units.import");
    var frame =
        PageFrame.of(visit, title)
            .section("units")
            .crumbs(List.of(new Link(words.say("units.nav"), "/units"), Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/units", null));
    return pages.render(status, "units/import", frame, view);
  }
}
