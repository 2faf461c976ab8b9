package abhaya.base.trail;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.verifier.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Checkpoints of the log, the check of a range by the server, and the file for the stand-alone
/// program.
@Controller
class TrailProofPage {
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
  private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");
  private static final int CHECKPOINTS = 50;
  private static final long CHECK_MAX = 200_000;

  private final Pages pages;
  private final TrailQueries queries;
  private final TrailExport export;
  private final TrailRegister trail;
  private final UnitTrees trees;

  TrailProofPage(
      Pages pages, TrailQueries queries, TrailExport export, TrailRegister trail, UnitTrees trees) {
    this.pages = pages;
    this.queries = queries;
    this.export = export;
    this.trail = trail;
    this.trees = trees;
  }

  @GetMapping("/trail/checkpoints")
  ResponseEntity<String> checkpoints(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    trail.record(scope, TrailAct.allowed("VIEW", "TRAIL_CHECKPOINTS", null));
    var size = export.settle(scope);
    return page(scope, visit, size, new TrailRange(Math.max(0, size - CHECK_MAX), size), null);
  }

  /// One checkpoint as text, to be kept outside: the verifier compares later exports with it.
  @GetMapping("/trail/checkpoints/{size:\\d{1,18}}")
  ResponseEntity<String> note(Scope scope, @PathVariable long size) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    var checkpoint =
        queries.checkpoint(scope, size).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var handle = Long.toString(size);
    trail.record(scope, TrailAct.allowed("EXPORT", "TRAIL_CHECKPOINTS", handle));
    return file("checkpoint-" + size + ".txt", TEXT).body(checkpoint.note());
  }

  /// The public key as a file for the verifier.
  @GetMapping("/trail/key")
  ResponseEntity<String> key(Scope scope) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    return file("trail-key.txt", TEXT).body(export.key().text() + "\n");
  }

  private static ResponseEntity.BodyBuilder file(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  /// Re-reads entries, leaves, nodes and signatures of the range and says what it found.
  @PostMapping("/trail/verify")
  ResponseEntity<String> verify(Scope scope, Visit visit, @RequestParam Map<String, String> typed) {
    NotVisible.unless(scope.decideOn(Operation.READ_TRAIL, UnitId.NATION));
    var size = export.settle(scope);
    var range = TrailRange.read(typed, size, CHECK_MAX);
    var verdict = export.verify(scope, range.from(), range.to());
    var act = TrailAct.allowed("VERIFY", "TRAIL", null).with("from", range.from());
    var finding = verdict.finding();
    trail.record(
        scope,
        act.with("to", range.to()).with("found", finding == null ? "NONE" : finding.kind().name()));
    return page(scope, visit, size, range, result(visit.words(), range, verdict));
  }

  /// The file. What is written is on record before the first byte leaves.
  @PostMapping("/trail/export")
  ResponseEntity<StreamingResponseBody> file(Scope scope, @RequestParam Map<String, String> typed) {
    NotVisible.unless(scope.decideOn(Operation.READ_TRAIL, UnitId.NATION));
    var range = TrailRange.read(typed, export.settle(scope), TrailRange.EXPORT_MAX);
    trail.record(
        scope,
        TrailAct.allowed("EXPORT", "TRAIL", null)
            .with("from", range.from())
            .with("to", range.to()));
    var name = "trail-%d-%d.ndjson.gz".formatted(range.from(), range.to());
    StreamingResponseBody body = out -> export.write(scope, range.from(), range.to(), out);
    return file(name, GZIP).body(body);
  }

  private ResponseEntity<String> page(
      Scope scope,
      Visit visit,
      long size,
      TrailRange range,
      TrailProofView.@Nullable Result result) {
    var words = visit.words();
    var say = new TrailWords(words, trees.today());
    var lists = new TrailLists(words, say, Address.of("/trail"));
    var view =
        new TrailProofView(
            say.tabs("proof"),
            export.key().text(),
            words.number(size),
            scope.mayOn(Operation.READ_TRAIL, UnitId.NATION),
            fields(words, range),
            result,
            lists.checkpoints(queries.checkpoints(scope, CHECKPOINTS)));
    var page = PageFrame.of(visit, words.say("trail.title")).section("trail");
    return pages.render("trail/proof", page, view);
  }

  private static List<Field> fields(Words words, TrailRange range) {
    return List.of(
        Field.text("from", words.say("trail.range.from"), Long.toString(range.from()))
            .type("number"),
        Field.text("to", words.say("trail.range.to"), Long.toString(range.to() - 1))
            .type("number"));
  }

  private static TrailProofView.Result result(Words words, TrailRange range, Verdict verdict) {
    var finding = verdict.finding();
    if (finding == null) {
      var sentence =
          words.say(
              "trail.verified.detail",
              range.entries(),
              range.from(),
              range.to() - 1,
              verdict.checkpoints());
      return new TrailProofView.Result(Tone.IN_TIME, words.say("trail.verified"), sentence);
    }
    var kind = words.say("trail.tampering." + finding.kind().name());
    return new TrailProofView.Result(
        Tone.OVERDUE, kind, words.say("trail.tampered.detail", finding.entry()));
  }
}
