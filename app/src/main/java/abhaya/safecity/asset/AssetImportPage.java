package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedOutcome;
import abhaya.base.web.DataTable;
import abhaya.base.web.FileImportForm;
import abhaya.base.web.FileImportView;
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

/// A file of things in by hand: try it out, take it, or get its refused rows back as a file.
@Controller
class AssetImportPage {
  private final AssetImportDesk desk;
  private final KindStore kinds;
  private final Pages pages;

  AssetImportPage(AssetImportDesk desk, KindStore kinds, Pages pages) {
    this.desk = desk;
    this.kinds = kinds;
    this.pages = pages;
  }

  @GetMapping("/safecity/assets/import")
  ResponseEntity<String> ask(Scope scope, Visit visit) {
    allowed(scope);
    return page(visit, HttpStatus.OK, form(visit.words()).asked());
  }

  private static void allowed(Scope scope) {
    if (!AssetImportDesk.mayImport(scope)) NotVisible.unless(scope.decide(Operation.KEEP_ASSETS));
  }

  @PostMapping("/safecity/assets/import")
  ResponseEntity<String> take(
      Scope scope,
      Visit visit,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "TRY") String run)
      throws IOException {
    allowed(scope);
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
        FileImportForm.file(words.say("asset.import.file"), words.say("asset.import.file.hint"));
    return new FileImportForm(
        words,
        "/safecity/assets/import",
        words.say("asset.import.run"),
        words.say("asset.name"),
        List.of(field));
  }

  private static FileImportForm.Outcome said(
      FeedOutcome<AssetRegister.Refusal> outcome, Words words) {
    return outcome.shown(AssetImportDoor.REFUSED_FILE, new AssetWords(words)::refused);
  }

  private ResponseEntity<String> page(Visit visit, HttpStatus status, FileImportView form) {
    var title = visit.words().say("asset.import.title");
    var frame =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(AssetListPage.crumbs(visit, "", title))
            .ways(new PageFrame.Ways(null, null, "/safecity/assets", null));
    return pages.render(status, "asset/import", frame, new AssetImportView(form, columns(visit)));
  }

  /// What the classes may hold, from the table that also checks it.
  private DataTable columns(Visit visit) {
    var words = visit.words();
    var language = words.language().tag();
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.kind"), true),
            DataTable.Column.text(words.say("web.import.column"), true),
            DataTable.Column.text(words.say("asset.import.means"), false),
            DataTable.Column.text(words.say("asset.import.holds"), true));
    var rows =
        kinds.book().kinds().stream()
            .flatMap(kind ->
                kinds.book().fields(kind.code()).stream()
                    .map(rule ->
                        new DataTable.Row(
                            false,
                            List.of(
                                new DataTable.Text(kind.code()),
                                new DataTable.Text(rule.name() + (rule.required() ? " *" : "")),
                                new DataTable.Text(rule.label(language)),
                                new DataTable.Text(holds(visit, rule))))))
            .toList();
    return new DataTable(words.say("asset.import.columns"), columns, rows, null, "");
  }

  private static String holds(Visit visit, FieldRule rule) {
    if (!rule.choices().isEmpty()) return String.join(", ", rule.choices());
    var form = visit.words().say("asset.form." + rule.form());
    return rule.unit().isEmpty() ? form : form + ", " + rule.unit();
  }
}
