package abhaya.investigation.cases;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.BulkTurns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Takes files of the CCTNS feed, from whichever door: one validator for all, dry or not.
@Service
public class ImportDesk {
  private static final String FEED = "cctns";

  private final CaseRegister register;
  private final BulkTurns turns;
  private final BatchDesk batches;
  private final UnitTrees units;
  private final JsonMapper json;
  private final FeedLimits limits;
  private final Clock clock;

  ImportDesk(
      CaseRegister register,
      BulkTurns turns,
      BatchDesk batches,
      UnitTrees units,
      JsonMapper json,
      FeedLimits limits,
      Clock clock) {
    this.register = register;
    this.turns = turns;
    this.batches = batches;
    this.units = units;
    this.json = json;
    this.limits = limits;
    this.clock = clock;
  }

  /// Takes a file to its end. The sender must be allowed to import.
  public ImportOutcome take(Scope sender, Delivery delivery, ImportProgress progress) {
    try {
      var opening =
          FeedFile.open(
              delivery.file(),
              delivery.format(),
              CctnsReader.COLUMNS,
              CctnsReader.REQUIRED_COLUMNS,
              limits);
      return switch (opening) {
        case FileOpening.Refused refused ->
            new ImportOutcome.FileRefused(refused.code(), refused.fields());
        case FileOpening.Ready ready -> {
          try (var file = ready.file()) {
            yield take(sender, delivery, file, progress);
          }
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportOutcome take(
      Scope sender, Delivery delivery, FeedFile file, ImportProgress progress) throws IOException {
    var now = clock.instant();
    var invented = delivery.door() == Batch.Door.DEMO;
    var run = run(sender, file, invented);
    var batch = batch(sender, delivery, file);
    var id = delivery.dryRun() ? 0 : batches.start(sender, batch);
    var context = sender.contextFor(Operation.IMPORT);
    var kind = new Chunk.Kind(id, now, delivery.dryRun(), invented);
    var entry = new ChunkEntry(register, turns, context, kind);
    run.readAll(
        delivery.file(),
        entry::enter,
        refused -> {
          progress.set(run.tally().counts());
          if (!delivery.dryRun()) {
            inTurn(invented, () -> batches.progress(sender, id, run.tally().counts(), refused));
          }
        });
    if (!delivery.dryRun()) {
      inTurn(
          invented,
          () -> batches.finish(sender, batch.handle(), id, run.tally().counts(), run.root()));
    }
    return new ImportOutcome.Done(
        delivery.dryRun() ? null : batch.handle(),
        run.tally().counts(),
        run.tally().waiting(),
        run.tally().refused());
  }

  /// What the program invents for its first start waits for nobody.
  private ImportRun run(Scope sender, FeedFile file, boolean invented) {
    var reader = new CctnsReader(units.today(), mayTouch(sender), clock.instant());
    var tally = new ImportTally(limits.answerRowsMax());
    ImportRun.Turn turn =
        invented ? Supplier::get : check -> turns.call(BulkTurns.Rank.NEXT, check::get);
    return new ImportRun(file, reader, json::writeValueAsString, tally, turn);
  }

  /// What is written of an import waits until its rows are in the figures: people look at those first.
  private void inTurn(boolean invented, Runnable step) {
    if (invented) step.run();
    else turns.run(BulkTurns.Rank.NEXT, step);
  }

  private static IntPredicate mayTouch(Scope sender) {
    var known = new ConcurrentHashMap<Integer, Boolean>();
    return unit ->
        known.computeIfAbsent(unit, id -> sender.mayOn(Operation.IMPORT, new UnitId(id)));
  }

  private Batch batch(Scope sender, Delivery delivery, FeedFile file) throws IOException {
    return new Batch(
        0,
        Handle.next(),
        FEED,
        delivery.door(),
        sender.person().handle(),
        sender.unit().value(),
        file.format(),
        file.columns(),
        Files.size(delivery.file()),
        clock.instant(),
        null,
        Batch.State.RUNNING,
        Batch.Counts.NONE,
        null);
  }
}
