package abhaya.investigation.cases;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.LazyCommit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.dao.TransientDataAccessException;

/// Enters rows chunk by chunk, each in a transaction of its own, and finds for each its outcome.
final class ChunkEntry {
  private static final int TRIES = 4;

  /// Chunks that are written without looking first and then met a known record, until the rest of the
  /// source is looked up.
  private static final int MEETINGS_MAX = 8;

  /// Fewer rows are looked up at no cost worth saving.
  private static final int BULK_ROWS_MIN = 500;

  private final CaseRegister register;
  private final BulkTurns turns;
  private final DatabaseContext sender;
  private final Chunk.Kind kind;

  /// For each source, how often one may still meet a known record where none was expected.
  private final Map<String, Integer> chances = new ConcurrentHashMap<>();

  /// @param sender under whose rights the rows are written
  ChunkEntry(CaseRegister register, BulkTurns turns, DatabaseContext sender, Chunk.Kind kind) {
    this.register = register;
    this.turns = turns;
    this.sender = sender;
    this.kind = kind;
  }

  /// Rows of any sources in any order, each source after its own order, sources beside each other.
  /// Rows that link sources come last, each source alone.
  List<RowOutcome> enter(List<Incoming> rows) {
    var sources = new LinkedHashMap<String, List<List<Incoming>>>();
    for (var chunk : chunks(rows)) {
      var source = chunk.getFirst().caseKey().source();
      sources.computeIfAbsent(source, any -> new ArrayList<>()).add(chunk);
    }
    var first = sources.values().parallelStream().flatMap(this::enterInOrder).toList();
    var deferred = new HashSet<Integer>();
    var outcomes = new ArrayList<RowOutcome>();
    for (var outcome : first) {
      if (outcome.kind() == RowOutcome.Kind.DEFERRED) deferred.add(outcome.row());
      else outcomes.add(outcome);
    }
    var later = rows.stream().filter(one -> deferred.contains(one.row())).toList();
    for (var chunk : chunks(later)) outcomes.addAll(enter(chunk, true));
    return outcomes;
  }

  private Stream<RowOutcome> enterInOrder(List<List<Incoming>> chunks) {
    return chunks.stream().flatMap(chunk -> enter(chunk, false).stream());
  }

  /// Rows of one source together, of one case in one chunk as far as they fit.
  static List<List<Incoming>> chunks(List<Incoming> rows) {
    var cases = new LinkedHashMap<CaseKey, List<Incoming>>();
    for (var one : rows) cases.computeIfAbsent(one.caseKey(), key -> new ArrayList<>()).add(one);
    var open = new LinkedHashMap<String, List<Incoming>>();
    var chunks = new ArrayList<List<Incoming>>();
    cases.forEach((key, group) -> {
      var chunk = open.computeIfAbsent(key.source(), any -> new ArrayList<>());
      if (!chunk.isEmpty() && chunk.size() + group.size() > Chunk.ROWS_MAX) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
      }
      for (var one : group) {
        if (chunk.size() == Chunk.ROWS_MAX) {
          chunks.add(List.copyOf(chunk));
          chunk.clear();
        }
        chunk.add(one);
      }
    });
    open.values().stream().filter(chunk -> !chunk.isEmpty()).forEach(chunks::add);
    return chunks;
  }

  private List<RowOutcome> enter(List<Incoming> rows, boolean alone) {
    var context = alone ? DatabaseContext.SYSTEM : sender;
    var source = rows.getFirst().caseKey().source();
    if (!alone && rows.size() >= BULK_ROWS_MIN && chances(source) > 0) {
      try {
        return enter(context, new Chunk(source, rows, false, true, kind));
      } catch (CaseRegister.HiddenException e) {
        chances.merge(source, -1, Integer::sum);
      }
    }
    try {
      return enter(context, new Chunk(source, rows, alone, false, kind));
    } catch (CaseRegister.HiddenException e) {
      return oneByOne(rows, alone);
    }
  }

  private int chances(String source) {
    return chances.computeIfAbsent(
        source, any -> sender.call(() -> register.knowsNothingOf(any)) ? MEETINGS_MAX : 0);
  }

  private List<RowOutcome> enter(DatabaseContext context, Chunk chunk) {
    for (var tries = 1; ; tries++) {
      try {
        return context.call(() -> inTurn(chunk));
      } catch (TransientDataAccessException e) {
        if (tries == TRIES) throw e;
      }
    }
  }

  /// What the program invents for its first start waits for nobody: nobody asks meanwhile.
  private List<RowOutcome> inTurn(Chunk chunk) {
    return chunk.invented()
        ? LazyCommit.call(() -> register.enter(chunk))
        : turns.call(BulkTurns.Rank.NEXT, () -> register.enter(chunk));
  }

  /// A record of the chunk is kept already where this sender may not look: case by case the others
  /// still go in, and nobody learns more than that the name is taken.
  private List<RowOutcome> oneByOne(List<Incoming> rows, boolean alone) {
    var cases = new LinkedHashMap<CaseKey, List<Incoming>>();
    for (var one : rows) cases.computeIfAbsent(one.caseKey(), key -> new ArrayList<>()).add(one);
    if (cases.size() == 1) {
      return rows.stream()
          .map(row -> RowOutcome.of(row, RowOutcome.Kind.REFUSED, "key-conflict", "key"))
          .toList();
    }
    var outcomes = new ArrayList<RowOutcome>();
    for (Map.Entry<CaseKey, List<Incoming>> each : cases.entrySet()) {
      outcomes.addAll(enter(each.getValue(), alone));
    }
    return outcomes;
  }
}
