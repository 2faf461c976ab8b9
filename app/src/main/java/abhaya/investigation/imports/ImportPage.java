package abhaya.investigation.imports;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.feed.BatchQueries;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.CommandAct;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.NavItem;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportOutcome.RowAnswer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A file in by hand: try it out, send it, see what became of each row.
@Controller
class ImportPage {
  private static final int HISTORY = 30;
  private static final int SHOWN = 500;
  private static final int PAGE_MAX = 10_000;

  private final ImportJobs jobs;
  private final Spool spool;
  private final BatchQueries batches;
  private final RefusedRows refused;
  private final TrailRegister trail;
  private final Pages pages;

  ImportPage(
      ImportJobs jobs,
      Spool spool,
      BatchQueries batches,
      RefusedRows refused,
      TrailRegister trail,
      Pages pages) {
    this.jobs = jobs;
    this.spool = spool;
    this.batches = batches;
    this.refused = refused;
    this.trail = trail;
    this.pages = pages;
  }

  @Bean
  static CommandAct importAct() {
    return new CommandAct("imports.command.new", "/import", Operation.IMPORT);
  }

  @Bean
  static CommandAct quarantineAct() {
    return new CommandAct("imports.command.quarantine", "/quarantine", Operation.SEE_QUARANTINE);
  }

  @Bean
  static NavItem importEntry() {
    return new NavItem("import", "imports.nav", "/import", 'm', 50, Operation.IMPORT)
        .homeOf(Role.DATA_ADMIN);
  }

  @GetMapping("/import")
  ResponseEntity<String> form(
      Scope scope, Visit visit, @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    return form(scope, visit, HttpStatus.OK, Math.clamp(page, 1, PAGE_MAX), null);
  }

  private ResponseEntity<String> form(
      Scope scope, Visit visit, HttpStatus status, int page, @Nullable String wrong) {
    var words = visit.words();
    var tables = new ImportTables(words);
    var fields =
        List.of(
            Field.text("file", words.say("imports.file"), "")
                .type("file")
                .hint(words.say("imports.file.hint"))
                .needed("off")
                .wrong(wrong));
    var history = tables.history(batches.list(scope, page, HISTORY));
    var pager = Pager.of(words, Address.of(visit.address()), page, HISTORY, batches.count(scope));
    var view = new ImportView(tables.tabs(scope, "import"), fields, history, pager);
    return pages.render(status, "imports/import", frame(visit, "imports.title"), view);
  }

  @PostMapping("/import")
  ResponseEntity<?> take(
      Scope scope,
      Visit visit,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "true") boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    if (file.isEmpty()) {
      var wrong = visit.words().say("imports.file.file-empty");
      return form(scope, visit, HttpStatus.UNPROCESSABLE_CONTENT, 1, wrong);
    }
    var delivery = new Delivery(spool.keep(file.getInputStream()), null, Batch.Door.PAGE, dryRun);
    var handle = jobs.start(scope, delivery);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/import/" + handle))
        .build();
  }

  @GetMapping("/import/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<String> result(Scope scope, Visit visit, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var job = jobs.find(scope, handle);
    var view = job.isPresent() ? ofJob(scope, visit, job.get()) : ofBatch(scope, visit, handle);
    var page = pages.render("imports/result", resultFrame(visit), view);
    if (!view.running()) return page;
    return ResponseEntity.ok()
        .headers(page.getHeaders())
        .header("Refresh", "2")
        .body(page.getBody());
  }

  private ImportResultView ofJob(Scope scope, Visit visit, ImportJobs.Job job) {
    var words = visit.words();
    var tables = new ImportTables(words);
    var tabs = tables.tabs(scope, "");
    return switch (job.outcome()) {
      case null ->
          job.failed()
              ? note(tabs, words.say("imports.failed"), true)
              : new ImportResultView(
                  tabs,
                  words.say(job.dryRun() ? "imports.running.dry" : "imports.running"),
                  false,
                  true,
                  tables.counts(job.progress().counts()),
                  null,
                  null,
                  null,
                  "");
      case ImportOutcome.FileRefused refusedFile ->
          note(tabs, new FeedWords(words).file(refusedFile), true);
      case ImportOutcome.Done done -> done(tabs, words, done);
    };
  }

  private static ImportResultView note(List<Link> tabs, String text, boolean wrong) {
    return new ImportResultView(tabs, text, wrong, false, List.of(), null, null, null, "");
  }

  private static ImportResultView done(List<Link> tabs, Words words, ImportOutcome.Done done) {
    var tables = new ImportTables(words);
    var batch = done.batch();
    var file =
        batch == null || done.refused().isEmpty()
            ? null
            : new Link(words.say("imports.refused.file"), "/import/" + batch + "/refused");
    return new ImportResultView(
        tabs,
        words.say(batch == null ? "imports.done.dry" : "imports.done"),
        false,
        false,
        tables.counts(done.counts()),
        tables.rows("imports.refused.rows", first(done.refused()), true),
        tables.rows("imports.quarantined.rows", first(done.quarantined()), false),
        file,
        "");
  }

  private static List<RowAnswer> first(List<RowAnswer> rows) {
    return rows.stream().limit(SHOWN).toList();
  }

  private ImportResultView ofBatch(Scope scope, Visit visit, String handle) {
    var batch = batch(scope, handle);
    var words = visit.words();
    var tables = new ImportTables(words);
    var rows =
        refused.first(scope, batch, SHOWN).stream()
            .map(row -> new RowAnswer(row.row(), row.key(), row.field(), row.code()))
            .toList();
    var file =
        rows.isEmpty()
            ? null
            : new Link(words.say("imports.refused.file"), "/import/" + handle + "/refused");
    var table = tables.rows("imports.refused.rows", rows, true);
    var root = batch.root();
    return new ImportResultView(
        tables.tabs(scope, ""),
        words.say("imports.state." + batch.state()) + " · " + words.second(batch.startedAt()),
        false,
        false,
        tables.counts(batch.counts()),
        table,
        null,
        file,
        root == null ? "" : root);
  }

  private Batch batch(Scope scope, String handle) {
    return batches.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  @GetMapping("/import/{handle:[A-Za-z0-9_-]{22}}/refused")
  ResponseEntity<byte[]> refusedRows(Scope scope, Visit visit, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var batch = batch(scope, handle);
    trail.record(scope, TrailAct.allowed("EXPORT", "FEED_BATCH", handle));
    var words = new FeedWords(visit.words());
    var ending = batch.columns().isEmpty() ? "ndjson" : "csv";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("refused." + ending).build().toString())
        .body(refused.file(scope, batch, words).getBytes(StandardCharsets.UTF_8));
  }

  private static PageFrame resultFrame(Visit visit) {
    var way = new Link(visit.words().say("imports.title"), "/import");
    return frame(visit, "imports.result").crumbs(List.of(way));
  }

  static PageFrame frame(Visit visit, String title) {
    return PageFrame.of(visit, visit.words().say(title)).section("import");
  }
}
