package abhaya.investigation.cases;

import abhaya.base.feed.FeedFile;
import abhaya.base.feed.Line;
import abhaya.base.feed.Partitions;
import abhaya.base.feed.RefusedRow;
import abhaya.base.feed.Row;
import abhaya.base.trail.RowRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One file on its way in: read in windows, checked on all cores, entered chunk by chunk. While one
/// window is entered, the next is checked.
final class ImportRun {
  private static final int WINDOW_ROWS = 20_000;
  private static final long WINDOW_BYTES = 16L << 20;
  private static final long PART_BYTES = 4L << 20;
  private static final int PARTS_MIN = 4;
  private static final int PARTS_MAX = 128;

  /// Rows checked in one turn: some milliseconds.
  private static final int SLICE_ROWS = 500;

  private final FeedFile file;
  private final CctnsReader reader;
  private final Function<Map<String, Object>, String> asJson;
  private final ImportTally tally;
  private final Turn turn;
  private final RowRoot root = new RowRoot();

  ImportRun(
      FeedFile file,
      CctnsReader reader,
      Function<Map<String, Object>, String> asJson,
      ImportTally tally,
      Turn turn) {
    this.file = file;
    this.reader = reader;
    this.asJson = asJson;
    this.tally = tally;
    this.turn = turn;
  }

  /// When some rows may be checked: checking takes as much of the machine as entering.
  @FunctionalInterface
  interface Turn {
    List<Checked> take(Supplier<List<Checked>> check);
  }

  /// A row after the checks that need nothing but itself.
  record Checked(@Nullable Incoming incoming, @Nullable RowOutcome refused, String text) {}

  /// Reads the file to its end.
  ///
  /// @param entry takes the rows that passed
  /// @param afterWindow gets the refused rows, and may tell how far it has come
  void readAll(
      Path path,
      Function<List<Incoming>, List<RowOutcome>> entry,
      Consumer<List<RefusedRow>> afterWindow)
      throws IOException {
    var first = window(this::nextOfFile);
    var rest = first.size() < WINDOW_ROWS && bytes(first) < WINDOW_BYTES ? null : file.next();
    if (rest == null) {
      take(checked(first), entry, afterWindow);
      return;
    }
    try (var parts = sorted(path, first, rest)) {
      var ahead = CompletableFuture.completedFuture(List.<Checked>of());
      for (var number = 0; number < parts.count(); number++) {
        try (var part = parts.read(number)) {
          for (var lines = window(part::next); !lines.isEmpty(); lines = window(part::next)) {
            var window = lines;
            var next = CompletableFuture.supplyAsync(() -> checked(window));
            take(ahead.join(), entry, afterWindow);
            ahead = next;
          }
        }
      }
      take(ahead.join(), entry, afterWindow);
    }
  }

  /// A large file is sorted by case first: then no case is written twice.
  private Partitions sorted(Path path, List<Line> first, Line next) throws IOException {
    var hint = new CaseHint(file.columns().indexOf("fir"), file.columns().indexOf("key"));
    var count = Math.clamp(file.bytes() / PART_BYTES, PARTS_MIN, PARTS_MAX);
    var parts = new Partitions(path, count);
    try {
      for (var line : first) parts.add(line, hint::of);
      root.add(next.bytes());
      parts.add(next, hint::of);
      for (var line = nextOfFile(); line != null; line = nextOfFile()) parts.add(line, hint::of);
      parts.seal();
      return parts;
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private List<Checked> checked(List<Line> lines) {
    var slices = new ArrayList<List<Line>>();
    for (var from = 0; from < lines.size(); from += SLICE_ROWS) {
      slices.add(lines.subList(from, Math.min(lines.size(), from + SLICE_ROWS)));
    }
    return slices.parallelStream()
        .flatMap(slice -> turn.take(() -> slice.stream().map(this::check).toList()).stream())
        .toList();
  }

  private void take(
      List<Checked> checked,
      Function<List<Incoming>, List<RowOutcome>> entry,
      Consumer<List<RefusedRow>> afterWindow) {
    if (checked.isEmpty()) return;
    var outcomes = new ArrayList<RowOutcome>();
    var rows = new ArrayList<Incoming>();
    for (var one : checked) {
      if (one.incoming() != null) rows.add(one.incoming());
      else if (one.refused() != null) outcomes.add(one.refused());
    }
    outcomes.addAll(entry.apply(rows));
    outcomes.forEach(tally::add);
    afterWindow.accept(refused(checked, outcomes));
  }

  /// Where lines come from.
  @FunctionalInterface
  private interface Lines {
    @Nullable Line next() throws IOException;
  }

  private @Nullable Line nextOfFile() throws IOException {
    var line = file.next();
    if (line != null) root.add(line.bytes());
    return line;
  }

  private static List<Line> window(Lines from) throws IOException {
    var lines = new ArrayList<Line>();
    var bytes = 0L;
    while (lines.size() < WINDOW_ROWS && bytes < WINDOW_BYTES) {
      var line = from.next();
      if (line == null) break;
      lines.add(line);
      bytes += line.bytes().length;
    }
    return lines;
  }

  private static long bytes(List<Line> lines) {
    return lines.stream().mapToLong(line -> line.bytes().length).sum();
  }

  private Checked check(Line line) {
    var row = file.row(line);
    return switch (reader.read(row)) {
      case Reading.Read read when EnteredRecord.isEnteredHere(read.record().head().key()) ->
          refused(row, new Reading.Refused(new Refusal("key-reserved", "key"), null));
      case Reading.Read read -> {
        var body = body(row);
        var hash = RecordHash.of(read.record());
        yield new Checked(new Incoming(row.number(), read.record(), hash, body), null, row.text());
      }
      case Reading.Refused refused -> refused(row, refused);
    };
  }

  private static Checked refused(Row row, Reading.Refused refused) {
    var why = refused.refusal();
    var outcome =
        new RowOutcome(
            row.number(), RowOutcome.Kind.REFUSED, refused.key(), why.code(), why.field());
    return new Checked(null, outcome, row.text());
  }

  /// As it came; a row of CSV as an object of its cells.
  private String body(Row row) {
    return file.columns().isEmpty() ? row.text() : asJson.apply(row.values());
  }

  private static List<RefusedRow> refused(List<Checked> checked, List<RowOutcome> outcomes) {
    var texts = new HashMap<Integer, String>();
    for (var one : checked) texts.put(number(one), one.text());
    var rows = new ArrayList<RefusedRow>();
    for (var outcome : outcomes) {
      var code = outcome.code();
      if (outcome.kind() != RowOutcome.Kind.REFUSED || code == null) continue;
      var text = texts.getOrDefault(outcome.row(), "");
      rows.add(new RefusedRow(outcome.row(), code, outcome.field(), outcome.key(), text));
    }
    return rows;
  }

  private static int number(Checked one) {
    if (one.incoming() != null) return one.incoming().row();
    return one.refused() == null ? 0 : one.refused().row();
  }

  String root() {
    return root.hex();
  }

  ImportTally tally() {
    return tally;
  }
}
