package abhaya.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A log in memory, with its key, that exports itself.
final class SampleLog {
  static final Instant BEGIN = Instant.parse("2026-11-23T06:30:00Z");
  private static final int CHECKPOINT_EVERY = 10;

  final KeyPair pair = newPair();
  final LogKey key = LogKey.of("abhaya.trail/sample", pair.getPublic());
  final List<Entry> entries = new ArrayList<>();
  final List<Checkpoint.Signed> checkpoints = new ArrayList<>();
  private final Map<List<Long>, Hash> nodes = new HashMap<>();
  private final CompactRange range = new CompactRange();

  static SampleLog ofSize(int size) {
    var log = new SampleLog();
    for (int i = 0; i < size; i++) log.add(anyEntry(i, "VIEW"));
    log.checkpoint();
    return log;
  }

  static Entry anyEntry(long index, String action) {
    return new Entry(
        new Entry.Place(index, 700 + index / 3, 1000 + index, BEGIN.plusSeconds(index)),
        new Entry.Who("p-7", "SHO", 4711L, 12L, null, "INVESTIGATE", "r-" + index),
        new Entry.Act(action, "CASE", "case-" + index % 5, List.of("clocks"), "ALLOW", null),
        Map.of("rows", index, "root", "ab\"ü\n"));
  }

  void add(Entry entry) {
    entries.add(entry);
    range.append(
        entry.leaf(), (level, index, hash) -> nodes.put(List.of((long) level, index), hash));
    if (range.size() % CHECKPOINT_EVERY == 0) checkpoint();
  }

  void checkpoint() {
    if (!checkpoints.isEmpty() && checkpoints.getLast().size() == range.size()) return;
    checkpoints.add(signed(range.size(), range.root()));
  }

  Checkpoint.Signed signed(long size, Hash root) {
    return new Checkpoint(key.origin(), size, root, BEGIN.plusSeconds(size))
        .sign(pair.getPrivate(), key);
  }

  List<String> export() {
    return export(0, entries.size());
  }

  List<String> export(int from, int to) {
    var book =
        new ProofBook(
            (level, index) -> Objects.requireNonNull(nodes.get(List.of((long) level, index))));
    var lines = new ArrayList<String>();
    lines.add(new ExportLine.Header(key, BEGIN, from, to, book.frontier(from)).text());
    for (var entry : entries.subList(from, to)) {
      lines.add(new ExportLine.Item(entry, entry.leaf()).text());
      for (var checkpoint : checkpoints) {
        if (checkpoint.size() == entry.index() + 1) {
          lines.add(new ExportLine.Mark(checkpoint).text());
        }
      }
    }
    var last = checkpoints.getLast();
    lines.add(new ExportLine.End(to, book.span(to, last.size()), last).text());
    return lines;
  }

  Verdict check(List<String> lines, Checkpoint.Signed... earlier) {
    return check(key, lines, earlier);
  }

  static Verdict check(@Nullable LogKey key, List<String> lines, Checkpoint.Signed... earlier) {
    try {
      var bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      return ExportCheck.check(new ByteArrayInputStream(bytes), key, List.of(earlier));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
