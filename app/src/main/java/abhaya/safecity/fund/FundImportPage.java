package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedOutcome;
import abhaya.base.web.CommandAct;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.FileImportForm;
import abhaya.base.web.FileImportView;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.project.ComponentKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A file of sanctions, releases or spending in by hand: try it out, take it, or get its refused
/// rows back as a file.
@Controller
class FundImportPage {
  private static final String ADDRESS = "/safecity/money/import";

  private final FundImportDesk desk;
  private final Pages pages;

  FundImportPage(FundImportDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Bean
  static CommandAct moneyFileAct() {
    return new CommandAct("fund.import.title", ADDRESS, Operation.ENTER_WORKS);
  }

  @GetMapping(ADDRESS)
  ResponseEntity<String> ask(
      Scope scope, Visit visit, @RequestParam(defaultValue = "") String feed) {
    allowed(scope);
    return page(visit, HttpStatus.OK, form(visit.words(), feed).asked());
  }

  private static void allowed(Scope scope) {
    if (!FundImportDesk.mayImport(scope)) NotVisible.unless(scope.decide(Operation.IMPORT));
  }

  @PostMapping(ADDRESS)
  ResponseEntity<String> take(
      Scope scope,
      Visit visit,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String feed,
      @RequestParam(defaultValue = "TRY") String run)
      throws IOException {
    allowed(scope);
    var kind = FundFeed.find(feed).orElseThrow(() -> Refused.field("feed", "unknown"));
    var say = new FundWords(visit.words());
    return form(visit.words(), feed)
        .take(
            file,
            run,
            (in, dryRun) -> said(kind, desk.take(scope, kind, in, null, dryRun), say),
            (status, view) -> page(visit, status, view));
  }

  private static FileImportForm form(Words words, String feed) {
    var choices =
        Arrays.stream(FundFeed.values())
            .map(one -> new Field.Option(one.code(), words.say("fund.import.feed." + one.code())))
            .toList();
    var kind = Field.text("feed", words.say("fund.import.feed"), feed).of(choices).needed("off");
    var file =
        FileImportForm.file(words.say("fund.import.file"), words.say("fund.import.file.hint"));
    return new FileImportForm(
        words,
        ADDRESS,
        words.say("fund.import.run"),
        words.say("fund.import.paper"),
        List.of(kind, file));
  }

  private static FileImportForm.Outcome said(
      FundFeed feed, FeedOutcome<FundImportDesk.Refusal> outcome, FundWords words) {
    return outcome.shown(FundFeedDoor.refusedName(feed), words::refused);
  }

  private ResponseEntity<String> page(Visit visit, HttpStatus status, FileImportView form) {
    var words = visit.words();
    var title = words.say("fund.import.title");
    var frame =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(
                List.of(
                    new Link(words.say("project.safeCity"), "/safecity"),
                    new Link(words.say("fund.import.up"), "/safecity/money"),
                    Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/safecity/money", null));
    return pages.render(status, "fund/import", frame, new FundImportView(form, columns(words)));
  }

  /// What a file may hold, from the list that also checks it.
  private static DataTable columns(Words words) {
    var components =
        Arrays.stream(ComponentKind.values()).map(Enum::name).collect(Collectors.joining(", "));
    var names = new TreeSet<String>();
    for (var feed : FundFeed.values()) names.addAll(feed.columns());
    var rows =
        names.stream()
            .map(column ->
                new DataTable.Row(
                    false,
                    List.<DataTable.Cell>of(
                        new DataTable.Text(column + (isNeeded(column) ? " *" : "")),
                        new DataTable.Text(words.say("fund.import.holds." + column, components)),
                        new DataTable.Text(files(words, column)))))
            .toList();
    return new DataTable(
        words.say("fund.import.columns"),
        List.of(
            DataTable.Column.text(words.say("web.import.column"), true),
            DataTable.Column.text(words.say("fund.import.means"), true),
            DataTable.Column.text(words.say("fund.import.in"), true)),
        rows,
        null,
        "");
  }

  private static boolean isNeeded(String column) {
    return Arrays.stream(FundFeed.values()).allMatch(feed -> feed.required().contains(column));
  }

  private static String files(Words words, String column) {
    var feeds =
        Arrays.stream(FundFeed.values()).filter(feed -> feed.columns().contains(column)).toList();
    if (feeds.size() == FundFeed.values().length) return words.say("fund.import.in.all");
    return feeds.stream()
        .map(feed -> words.say("fund.import.feed." + feed.code()))
        .collect(Collectors.joining(", "));
  }
}
