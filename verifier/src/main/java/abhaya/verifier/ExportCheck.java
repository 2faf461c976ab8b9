package abhaya.verifier;

import static abhaya.verifier.Finding.Tampering.DELETION;
import static abhaya.verifier.Finding.Tampering.EDIT;
import static abhaya.verifier.Finding.Tampering.FALSE_CHECKPOINT;
import static abhaya.verifier.Finding.Tampering.INSERTION;
import static abhaya.verifier.Finding.Tampering.REORDERING;
import static abhaya.verifier.Finding.Tampering.ROLL_BACK;
import static abhaya.verifier.Finding.Tampering.TRUNCATION;
import static abhaya.verifier.Finding.Tampering.TWO_VERSIONS;

import abhaya.verifier.Finding.Tampering;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Re-reads an export, entry by entry, and names the first fault.
///
/// What it rests on, from weak to strong: each entry gives its own leaf hash; indexes follow each
/// other; writing order only grows; the root over the leaves is the one a signed checkpoint
/// names; checkpoints that somebody kept from earlier agree. Whoever changes entries and every
/// hash over them, but cannot sign, is found at the next checkpoint: the fault then lies between
/// it and the last one that was proved.
public final class ExportCheck {
  private static final int SHIFT_MAX = 256;

  private final LineSource lines;
  private final ExportLine.Header header;
  private final LogKey key;
  private final Deque<Checkpoint.Signed> known = new ArrayDeque<>();
  private final Deque<Checkpoint.Signed> marks = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();
  private final CompactRange range;
  private long proved;
  private int checkpoints;
  private Checkpoint.@Nullable Signed last;
  private @Nullable Finding disagreement;
  private long lastXid = -1;
  private long lastId = -1;
  private long highestId = -1;

  /// Checks an export against the key the reader holds, or else the key inside the file, and
  /// against checkpoints the reader kept from earlier.
  public static Verdict check(
      InputStream in, @Nullable LogKey trusted, List<Checkpoint.Signed> earlier)
      throws IOException {
    return check(new FileLines(in), trusted, earlier);
  }

  /// The same for lines that are made while they are checked.
  public static Verdict check(
      Iterator<String> lines, @Nullable LogKey trusted, List<Checkpoint.Signed> earlier) {
    try {
      return check(LineSource.of(lines), trusted, earlier);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict check(
      LineSource lines, @Nullable LogKey trusted, List<Checkpoint.Signed> earlier)
      throws IOException {
    var first = lines.next();
    if (first == null || !(ExportLine.parse(first) instanceof ExportLine.Header header)) {
      throw new IllegalArgumentException("the file does not begin as an export of a trail");
    }
    return new ExportCheck(lines, header, trusted, earlier).verdict();
  }

  private ExportCheck(
      LineSource lines,
      ExportLine.Header header,
      @Nullable LogKey trusted,
      List<Checkpoint.Signed> earlier) {
    this.lines = lines;
    this.header = header;
    this.key = trusted == null ? header.key() : trusted;
    this.range = CompactRange.of(header.from(), header.left());
    this.proved = header.from();
    earlier.stream().sorted(Comparator.comparingLong(Checkpoint.Signed::size)).forEach(known::add);
    if (trusted == null) {
      notes.add(
          "Signatures were checked with the key in the file itself: compare it with the one you"
              + " hold.");
    }
  }

  private Verdict verdict() throws IOException {
    var finding = keyFault();
    if (finding == null) finding = read();
    return new Verdict(key, header.from(), range.size(), checkpoints, last, finding, notes);
  }

  private @Nullable Finding keyFault() {
    if (!key.equals(header.key())) {
      return fault(FALSE_CHECKPOINT, proved, "the file names another key than the one you hold");
    }
    for (var checkpoint : known) {
      if (!checkpoint.signedBy(key)) {
        return fault(
            FALSE_CHECKPOINT,
            proved,
            "your checkpoint of size %d was not signed by the key of this log"
                .formatted(checkpoint.size()));
      }
    }
    while (!known.isEmpty() && known.getFirst().size() < header.from()) {
      notes.add(
          "Your checkpoint of size %d lies before the range and was not compared."
              .formatted(known.removeFirst().size()));
    }
    compareKnown();
    return null;
  }

  private @Nullable Finding read() throws IOException {
    for (var text = lines.next(); text != null; text = lines.next()) {
      ExportLine line;
      try {
        line = ExportLine.parse(text);
      } catch (IllegalArgumentException e) {
        return unreadable();
      }
      var finding =
          switch (line) {
            case ExportLine.Item item -> entry(item);
            case ExportLine.Mark mark -> mark(mark.checkpoint());
            case ExportLine.End end -> null;
            case ExportLine.Header _ ->
                fault(INSERTION, range.size(), "a second header stands in the file");
          };
      if (finding != null) return finding;
      if (line instanceof ExportLine.End end) return end(end);
    }
    return fault(TRUNCATION, range.size(), "the file breaks off before its end");
  }

  /// A broken line at the very end is a cut file; anywhere else it was an entry once.
  private Finding unreadable() throws IOException {
    long at = lines.line();
    var rest = RestOfExport.read(lines, range.size());
    if (rest.entries() == 0 && rest.end() == null) {
      return new Finding(TRUNCATION, range.size(), at, "the file breaks off inside a line");
    }
    return new Finding(EDIT, range.size(), at, "the line is not in the form of the trail");
  }

  private @Nullable Finding entry(ExportLine.Item item) throws IOException {
    var entry = item.entry();
    long next = range.size();
    if (entry.index() > next) return missing(next, entry.index());
    if (entry.index() < next) {
      return fault(INSERTION, entry.index(), "an entry with this index stands in the file twice");
    }
    if (!entry.leaf().equals(item.leaf())) return edited(item);

    var place = entry.place();
    boolean later = place.xid() > lastXid || (place.xid() == lastXid && place.id() > lastId);
    // after a restore from a dump transaction numbers start again, entry numbers never do
    if (!later && place.id() <= highestId) {
      return fault(REORDERING, next, "it was written before the entry in front of it");
    }
    lastXid = place.xid();
    lastId = place.id();
    highestId = Math.max(highestId, place.id());
    range.append(item.leaf());
    compareKnown();
    return compareMarks();
  }

  private Finding missing(long next, long found) throws IOException {
    long at = lines.line();
    var rest = RestOfExport.read(lines, next);
    if (rest.hasWanted()) {
      return new Finding(REORDERING, next, at, "entry %d stands in its place".formatted(found));
    }
    var sentence =
        found == next + 1
            ? "the entry is missing"
            : "%d entries are missing, %d to %d".formatted(found - next, next, found - 1);
    return new Finding(DELETION, next, at, sentence);
  }

  /// The content does not give the leaf hash. Perhaps only the number was changed, to close a gap
  /// or to make room: then the hash of the entry under its old number tells.
  private Finding edited(ExportLine.Item item) throws IOException {
    long at = lines.line();
    long next = range.size();
    for (int shift = 1; shift <= SHIFT_MAX; shift++) {
      if (item.entry().withIndex(next + shift).leaf().equals(item.leaf())) {
        var rest = RestOfExport.read(lines, next);
        return rest.hasWanted()
            ? new Finding(
                REORDERING, next, at, "entry %d took its place and number".formatted(next + shift))
            : new Finding(DELETION, next, at, "it was taken out and those after it renumbered");
      }
      if (next - shift >= header.from()
          && item.entry().withIndex(next - shift).leaf().equals(item.leaf())) {
        return new Finding(
            INSERTION, next - shift, at, "it was put in and those after it renumbered");
      }
    }
    return new Finding(EDIT, next, at, "its content does not give its leaf hash");
  }

  private @Nullable Finding mark(Checkpoint.Signed checkpoint) throws IOException {
    if (!checkpoint.signedBy(key)) {
      return fault(
          FALSE_CHECKPOINT,
          range.size(),
          "the checkpoint of size %d was not signed by the log".formatted(checkpoint.size()));
    }
    if (checkpoint.size() < range.size()) return misplaced(checkpoint);
    marks.add(checkpoint);
    return compareMarks();
  }

  private Finding misplaced(Checkpoint.Signed checkpoint) throws IOException {
    long at = lines.line();
    long entriesSoFar = range.size();
    var rest = RestOfExport.read(lines, entriesSoFar);
    if (rest.firstRepeated() != null) {
      return new Finding(
          INSERTION, rest.firstRepeated(), at, "an entry with this index stands in the file twice");
    }
    boolean more = kindByCount(entriesSoFar, rest) == INSERTION;
    return new Finding(
        more ? INSERTION : REORDERING,
        proved,
        at,
        "a checkpoint of size %d stands after %d entries; the fault lies in entries %d to %d"
            .formatted(checkpoint.size(), entriesSoFar, proved, entriesSoFar - 1));
  }

  private @Nullable Finding compareMarks() throws IOException {
    while (!marks.isEmpty() && marks.getFirst().size() == range.size()) {
      var mark = marks.removeFirst();
      if (!mark.root().equals(range.root())) return unproved(mark);
      if (disagreement != null) return disagreement;
      accept(mark);
    }
    return null;
  }

  private void accept(Checkpoint.Signed checkpoint) {
    checkpoints++;
    proved = range.size();
    last = checkpoint;
  }

  /// The hashes fit each other but not the signature: everything since the last proof is in doubt.
  private Finding unproved(Checkpoint.Signed checkpoint) throws IOException {
    long at = lines.line();
    long here = range.size();
    var kind = kindByCount(here, RestOfExport.read(lines, here));
    return new Finding(
        kind,
        proved,
        at,
        "the root signed at size %d is not the root of these entries; the fault lies in entries"
                .formatted(checkpoint.size())
            + " %d to %d".formatted(proved, here - 1));
  }

  private Tampering kindByCount(long entriesSoFar, RestOfExport rest) {
    long total = entriesSoFar + rest.entries();
    var end = rest.end();
    long due = end != null && end.right().isEmpty() ? end.checkpoint().size() : header.to();
    if (total < due) return DELETION;
    return total > due ? INSERTION : EDIT;
  }

  private @Nullable Finding end(ExportLine.End end) throws IOException {
    var trailing = lines.next();
    if (trailing != null) return fault(INSERTION, range.size(), "lines stand after the end");
    if (range.size() < end.to() || range.size() < header.to() || !marks.isEmpty()) {
      return fault(
          TRUNCATION, range.size(), "as many entries are missing as stood from here to the end");
    }
    if (range.size() > end.to() || range.size() > header.to()) {
      return fault(INSERTION, header.to(), "there are more entries than the file says");
    }
    var checkpoint = end.checkpoint();
    if (!checkpoint.signedBy(key)) {
      return fault(FALSE_CHECKPOINT, range.size(), "the last checkpoint was not signed by the log");
    }
    return compareLast(end, checkpoint);
  }

  private @Nullable Finding compareLast(ExportLine.End end, Checkpoint.Signed checkpoint) {
    long to = range.size();
    var whole = closed(end);
    if (whole == null || !whole.root().equals(checkpoint.root())) {
      var kind = whole != null || to == checkpoint.size() ? EDIT : TRUNCATION;
      if (to > checkpoint.size()) kind = INSERTION;
      long first = kind == TRUNCATION ? to : proved;
      return fault(
          kind,
          first,
          "the last signed root, of size %d, is not the root of these entries; the fault lies in"
                  .formatted(checkpoint.size())
              + " entries %d to %d".formatted(first, Math.max(first, to - 1)));
    }
    if (disagreement != null) return disagreement;
    checkpoints++;
    last = checkpoint;
    return compareLater(checkpoint);
  }

  /// The tree at the last checkpoint: the entries read, and after them the given subtrees.
  private @Nullable CompactRange closed(ExportLine.End end) {
    var whole = CompactRange.of(range.size(), range.frontier());
    long size = end.checkpoint().size();
    for (var subtree : end.right()) {
      if (whole.size() >= size) return null;
      whole.appendSubtree(ProofBook.levelAt(whole.size(), size), subtree);
    }
    return whole.size() == size ? whole : null;
  }

  private void compareKnown() {
    while (!known.isEmpty() && known.getFirst().size() == range.size()) {
      var checkpoint = known.removeFirst();
      if (disagreement != null || checkpoint.root().equals(range.root())) continue;
      disagreement =
          fault(
              TWO_VERSIONS,
              proved,
              "your checkpoint of size %d has another root than the log had then in this file; the"
                      .formatted(checkpoint.size())
                  + " versions part in entries %d to %d".formatted(proved, range.size() - 1));
    }
  }

  private @Nullable Finding compareLater(Checkpoint.Signed end) {
    for (var checkpoint : known) {
      if (checkpoint.size() > end.size()) {
        return fault(
            ROLL_BACK,
            end.size(),
            "the log had %d entries on %s, here it has %d"
                .formatted(checkpoint.size(), checkpoint.checkpoint().at(), end.size()));
      }
      if (checkpoint.size() == end.size() && !checkpoint.root().equals(end.root())) {
        return fault(
            TWO_VERSIONS,
            range.size(),
            "your checkpoint of size %d has another root".formatted(checkpoint.size()));
      }
      if (checkpoint.size() < end.size()) {
        notes.add(
            "Your checkpoint of size %d lies behind the range and was not compared."
                .formatted(checkpoint.size()));
      }
    }
    return null;
  }

  private Finding fault(Tampering kind, long entry, String sentence) {
    return new Finding(kind, entry, lines.line(), sentence);
  }
}
