package abhaya.investigation.imports;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.feed.BatchQueries;
import abhaya.base.feed.QuarantineQueries;
import abhaya.base.feed.QuarantineState;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.QuarantineDesk;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The history of imports and the records that wait, for programs.
@RestController
class FeedHistoryDoor {
  private static final int SIZE = 200;
  private static final int PAGE_MAX = 10_000;

  private final BatchQueries batches;
  private final QuarantineQueries quarantine;
  private final QuarantineDesk desk;
  private final UnitTrees units;
  private final TrailRegister trail;

  FeedHistoryDoor(
      BatchQueries batches,
      QuarantineQueries quarantine,
      QuarantineDesk desk,
      UnitTrees units,
      TrailRegister trail) {
    this.batches = batches;
    this.quarantine = quarantine;
    this.desk = desk;
    this.units = units;
    this.trail = trail;
  }

  record BatchAnswer(
      String batch,
      Instant startedAt,
      @Nullable Instant finishedAt,
      String state,
      Batch.Counts counts,
      @Nullable String root) {
    static BatchAnswer of(Batch one) {
      return new BatchAnswer(
          one.handle(),
          one.startedAt(),
          one.finishedAt(),
          one.state().name(),
          one.counts(),
          one.root());
    }
  }

  @GetMapping("/api/v1/feeds/cctns/batches")
  List<BatchAnswer> batches(Scope scope, @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    return batches.list(scope, Math.clamp(page, 1, PAGE_MAX), SIZE).stream()
        .map(BatchAnswer::of)
        .toList();
  }

  @GetMapping("/api/v1/feeds/cctns/batches/{handle}")
  BatchAnswer batch(Scope scope, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    return batches
        .find(scope, handle)
        .map(BatchAnswer::of)
        .orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  record WaitingAnswer(
      String handle,
      String source,
      String type,
      String key,
      int version,
      String fir,
      @Nullable String unit,
      String code,
      String message,
      Instant since) {}

  @GetMapping("/api/v1/feeds/cctns/quarantine")
  List<WaitingAnswer> waiting(
      Scope scope,
      Visit visit,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.SEE_QUARANTINE));
    var tree = units.today();
    var asked = unit == null ? tree.find(scope.unit()) : tree.find(unit);
    NotVisible.unless(scope.decideOn(Operation.SEE_QUARANTINE, asked.map(Unit::id).orElse(null)));
    var here = asked.orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("SEARCH", "QUARANTINE", here.code()));
    var under = tree.within(here.id()).stream().map(Unit::id).toList();
    var filter = new QuarantineQueries.Filter(under, QuarantineState.WAITING, null);
    var words = new FeedWords(visit.words());
    return quarantine.list(scope, filter, Math.clamp(page, 1, PAGE_MAX), SIZE).stream()
        .map(one ->
            new WaitingAnswer(
                one.handle(),
                one.name().source(),
                one.name().type(),
                one.name().key(),
                one.name().version(),
                one.subject(),
                tree.has(one.unit()) ? tree.pathCode(one.unit()) : null,
                one.code(),
                words.row(one.code(), null),
                one.since()))
        .toList();
  }

  record Decision(@Nullable String decision, @Nullable String reason) {}

  record Decided(String state) {}

  @PostMapping("/api/v1/feeds/cctns/quarantine/{handle}")
  Decided decide(Scope scope, @PathVariable String handle, @RequestBody Decision asked) {
    var why =
        Arrays.stream(QuarantineDesk.Why.values())
            .filter(one -> one.name().equals(asked.reason()))
            .findFirst()
            .orElseThrow(() -> Refused.field("reason", "not-a-choice"));
    var outcome =
        switch (asked.decision()) {
          case "RELEASE" -> desk.release(scope, handle, why);
          case "WITHDRAW" -> desk.withdraw(scope, handle, why);
          case null, default -> throw Refused.field("decision", "not-a-choice");
        };
    return switch (outcome) {
      case QuarantineDesk.Outcome.Decided decided -> new Decided(decided.state().name());
      default -> throw Refused.with(HttpStatus.CONFLICT, "conflict");
    };
  }
}
