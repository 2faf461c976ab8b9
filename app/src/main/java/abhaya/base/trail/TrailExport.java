package abhaya.base.trail;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.ExportCheck;
import abhaya.verifier.ExportLine;
import abhaya.verifier.LogKey;
import abhaya.verifier.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// A range of the log as a file for the stand-alone verifier, or straight to the check.
///
/// Only for the auditor of the nation: a proof needs every entry, of whatever unit.
@Component
class TrailExport {
  private final ExportStore store;
  private final LeafStore leaves;
  private final TrailKey key;
  private final Sequencer sequencer;
  private final TransactionTemplate reading;

  TrailExport(
      ExportStore store,
      LeafStore leaves,
      TrailKey key,
      Sequencer sequencer,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.leaves = leaves;
    this.key = key;
    this.sequencer = sequencer;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  LogKey key() {
    return key.logKey();
  }

  /// Puts in order and signs what is there, and says how many entries the log then has.
  long settle(Scope scope) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    sequencer.catchUp();
    return read(scope, () -> leaves.place().size());
  }

  /// The lines of a range, read a page at a time. The log must have been settled before.
  Iterator<String> lines(Scope scope, long from, long to) {
    NotVisible.unless(scope.decideOn(Operation.READ_TRAIL, UnitId.NATION));
    var last =
        read(scope, () -> leaves.lastCheckpoint(key().id()))
            .filter(checkpoint -> checkpoint.size() >= to)
            .orElseThrow(() -> new IllegalStateException("no checkpoint covers the range"));
    var left = read(scope, () -> leaves.fromNodes(book -> book.frontier(from)));
    var right = read(scope, () -> leaves.fromNodes(book -> book.span(to, last.size())));
    var at = read(scope, leaves::now);
    var header = new ExportLine.Header(key(), at, from, to, left);
    var end = new ExportLine.End(to, right, last);
    return new RangeLines(
        header, end, (next, until) -> read(scope, () -> store.page(next, until, key().id())));
  }

  /// Writes the file, packed.
  void write(Scope scope, long from, long to, OutputStream out) throws IOException {
    var lines = lines(scope, from, to);
    try (var packed = new GZIPOutputStream(out, 1 << 16)) {
      while (lines.hasNext()) {
        packed.write(lines.next().getBytes(StandardCharsets.UTF_8));
        packed.write('\n');
      }
    }
  }

  /// Re-reads the range as the stand-alone program would, against what this installation itself
  /// remembers outside the database.
  Verdict verify(Scope scope, long from, long to) {
    List<Checkpoint.Signed> remembered = key.remembered().map(List::of).orElse(List.of());
    return ExportCheck.check(lines(scope, from, to), key(), remembered);
  }

  /// Under the reader's context wherever it runs: a file is written by another thread.
  private <T> T read(Scope scope, Supplier<T> question) {
    return scope
        .context()
        .call(() -> Objects.requireNonNull(reading.execute(status -> question.get())));
  }
}
