package abhaya.verifier;

import static abhaya.verifier.Finding.Tampering.DELETION;
import static abhaya.verifier.Finding.Tampering.EDIT;
import static abhaya.verifier.Finding.Tampering.FALSE_CHECKPOINT;
import static abhaya.verifier.Finding.Tampering.INSERTION;
import static abhaya.verifier.Finding.Tampering.REORDERING;
import static abhaya.verifier.Finding.Tampering.ROLL_BACK;
import static abhaya.verifier.Finding.Tampering.TRUNCATION;
import static abhaya.verifier.Finding.Tampering.TWO_VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.verifier.Finding.Tampering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCheckTest {
  private static final int SIZE = 37;

  private final SampleLog log = SampleLog.ofSize(SIZE);
  private final List<String> lines = new ArrayList<>(log.export());

  @Test
  void anHonestExportIsProved() {
    var verdict = log.check(lines, log.checkpoints.toArray(Checkpoint.Signed[]::new));
    assertThat(verdict.finding()).isNull();
    assertThat(verdict.to()).isEqualTo(SIZE);
    assertThat(verdict.checkpoints()).isEqualTo(log.checkpoints.size() + 1);
  }

  @Test
  void everyRangeOfALogIsProved() {
    for (int from = 0; from <= SIZE; from++) {
      for (int to = from; to <= SIZE; to++) {
        assertThat(log.check(log.export(from, to)).finding()).isNull();
      }
    }
  }

  @ParameterizedTest(name = "entry {0}")
  @ValueSource(ints = {0, 9, 10, 20, 36})
  void anEditedEntryIsNamed(int index) {
    lines.set(lineOf(index), lines.get(lineOf(index)).replace("\"SHO\"", "\"IO\""));
    expect(log.check(lines), EDIT, index);
  }

  @ParameterizedTest(name = "entry {0}")
  @ValueSource(ints = {0, 9, 10, 20, 35})
  void aMissingEntryIsNamed(int index) {
    lines.remove(lineOf(index));
    expect(log.check(lines), DELETION, index);
  }

  @Test
  void aMissingRunOfEntriesIsNamedByItsFirst() {
    for (int i = 0; i < 4; i++) lines.remove(lineOf(12 + i));
    expect(log.check(lines), DELETION, 12);
  }

  @ParameterizedTest(name = "entry {0} again behind {1}")
  @CsvSource({"3, 3", "3, 9", "0, 36", "35, 35"})
  void aDoubledEntryIsNamed(int index, int behind) {
    lines.add(lineOf(behind) + 1, lines.get(lineOf(index)));
    expect(log.check(lines), INSERTION, index);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"3, 4", "0, 36", "9, 10", "34, 36"})
  void exchangedEntriesAreNamed(int one, int other) {
    Collections.swap(lines, lineOf(one), lineOf(other));
    expect(log.check(lines), REORDERING, one);
  }

  @ParameterizedTest(name = "{0} renumbered")
  @ValueSource(ints = {0, 5, 9, 10, 35})
  void aGapClosedByNewNumbersIsStillADeletion(int index) {
    var forged = new ArrayList<>(log.export());
    forged.remove(lineOf(index));
    renumber(forged, false);
    expect(log.check(forged), DELETION, index);
  }

  @ParameterizedTest(name = "before {0}, renumbered")
  @ValueSource(ints = {1, 5, 9, 10, 35})
  void roomMadeByNewNumbersIsStillAnInsertion(int index) {
    var stranger = SampleLog.anyEntry(index, "STRANGER");
    lines.add(lineOf(index), new ExportLine.Item(stranger, stranger.leaf()).text());
    renumber(lines, false);
    var finding = Objects.requireNonNull(log.check(lines).finding());
    assertThat(finding.kind()).isIn(INSERTION, REORDERING);
    assertThat(finding.entry()).isBetween(index - 1L, index + 1L);
  }

  @Test
  void exchangedEntriesWithExchangedNumbersAreStillAReordering() {
    Collections.swap(lines, lineOf(4), lineOf(5));
    renumber(lines, false);
    expect(log.check(lines), REORDERING, 4);
  }

  @Test
  void whoRehashesEverythingIsFoundAtTheNextSignature() {
    var edited = SampleLog.anyEntry(14, "NOTHING");
    lines.set(lineOf(14), new ExportLine.Item(edited, edited.leaf()).text());
    expect(log.check(lines), EDIT, 10);
  }

  @ParameterizedTest(name = "entry {0}")
  @ValueSource(ints = {3, 9, 10, 14})
  void whoDeletesAndRehashesEverythingIsFoundAtTheNextSignature(int index) {
    lines.remove(lineOf(index));
    renumber(lines, true);
    expect(log.check(lines), DELETION, index - index % 10);
  }

  @Test
  void whoExchangesAndRehashesEverythingIsFoundByTheOrderOfWriting() {
    Collections.swap(lines, lineOf(14), lineOf(15));
    renumber(lines, true);
    expect(log.check(lines), REORDERING, 15);
  }

  @ParameterizedTest(name = "{0} lines left")
  @ValueSource(ints = {1, 2, 12, 20, 41})
  void aCutFileEndsWhereItIsCut(int left) {
    var cut = lines.subList(0, left);
    long index = cut.stream().filter(line -> line.contains("\"entry\"")).count();
    expect(log.check(cut), TRUNCATION, index);
  }

  @Test
  void aFileCutInsideALineIsTruncated() {
    var cut = new ArrayList<>(lines.subList(0, 20));
    cut.set(19, cut.get(19).substring(0, 40));
    var finding = Objects.requireNonNull(log.check(cut).finding());
    assertThat(finding.kind()).isEqualTo(TRUNCATION);
  }

  @Test
  void missingLastEntriesAreATruncationEvenWithTheEndInPlace() {
    lines.remove(lineOf(36));
    lines.remove(lineOf(35));
    expect(log.check(lines), TRUNCATION, 35);
  }

  @Test
  void aLogPutBackIsFoundByACheckpointFromBefore() {
    var kept = log.checkpoints.getLast();
    var old = new SampleLogCut(log, 30).export();
    assertThat(log.check(old).finding()).isNull();
    expect(log.check(old, kept), ROLL_BACK, 30);
  }

  @Test
  void twoSignedHistoriesAreFoundByACheckpointFromBefore() {
    var other = new CompactRange();
    for (int i = 0; i < 20; i++) {
      other.append((i == 13 ? SampleLog.anyEntry(i, "OTHER") : log.entries.get(i)).leaf());
    }
    var kept = log.signed(20, other.root());
    expect(log.check(lines, log.checkpoints.getFirst(), kept), TWO_VERSIONS, 10);
  }

  @Test
  void aCheckpointOfAnotherKeyIsFalse() {
    var stranger = SampleLog.ofSize(SIZE);
    expect(SampleLog.check(stranger.key, lines), FALSE_CHECKPOINT, 0);
    expect(log.check(lines, stranger.checkpoints.getFirst()), FALSE_CHECKPOINT, 0);
    int at = lines.indexOf(new ExportLine.Mark(log.checkpoints.get(1)).text());
    lines.set(at, new ExportLine.Mark(stranger.checkpoints.get(1)).text());
    expect(log.check(lines), FALSE_CHECKPOINT, 20);
  }

  @Test
  void aMovedCheckpointIsFound() {
    int at = lines.indexOf(new ExportLine.Mark(log.checkpoints.get(1)).text());
    lines.add(at + 3, lines.remove(at));
    assertThat(log.check(lines).proved()).isFalse();
  }

  @Test
  void whatIsNoExportIsRefused() {
    assertThatThrownBy(() -> log.check(List.of("hello")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.check(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.check(List.of(lines.getFirst().replace("Trail\":1", "Trail\":2"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noChangedCharacterGoesUnseen(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      var forged = new ArrayList<>(lines);
      int line = 1 + random.nextInt(forged.size() - 1);
      var text = new StringBuilder(forged.get(line));
      int at = random.nextInt(text.length());
      char c = (char) (' ' + random.nextInt(95));
      if (text.charAt(at) == c) continue;
      text.setCharAt(at, c);
      forged.set(line, text.toString());
      assertThat(log.check(forged).proved()).as("line %d, character %d", line, at).isFalse();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void everyKindOfTamperingIsNamed(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      int index = 1 + random.nextInt(SIZE - 3);
      int line = lineOf(index);
      var forged = new ArrayList<>(lines);
      switch (random.nextInt(4)) {
        case 0 -> {
          forged.set(line, forged.get(line).replace("\"VIEW\"", "\"VIEX\""));
          expect(log.check(forged), EDIT, index);
        }
        case 1 -> {
          forged.remove(line);
          expect(log.check(forged), DELETION, index);
        }
        case 2 -> {
          forged.add(line, forged.get(lineOf(random.nextInt(index))));
          assertThat(log.check(forged).finding()).extracting("kind").isEqualTo(INSERTION);
        }
        default -> {
          Collections.swap(forged, line, lineOf(index + 1 + random.nextInt(SIZE - index - 1)));
          expect(log.check(forged), REORDERING, index);
        }
      }
    }
  }

  /// The same log as it was when it ended earlier.
  private record SampleLogCut(SampleLog log, int size) {
    List<String> export() {
      var cut = new ArrayList<>(log.export(0, size));
      var last = log.checkpoints.stream().filter(c -> c.size() == size).findFirst().orElseThrow();
      cut.set(cut.size() - 1, new ExportLine.End(size, List.of(), last).text());
      return cut;
    }
  }

  private int lineOf(int index) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"entry\":{\"v\":1,\"index\":" + index + ",")) return i;
    }
    throw new AssertionError("no entry " + index);
  }

  /// Numbers the entries anew as they stand, with their old leaf hashes or with fitting ones.
  private static void renumber(List<String> lines, boolean rehash) {
    long next = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!(ExportLine.parse(lines.get(i)) instanceof ExportLine.Item item)) continue;
      var moved = item.entry().withIndex(next++);
      var leaf = rehash ? moved.leaf() : item.leaf();
      lines.set(i, new ExportLine.Item(moved, leaf).text());
    }
  }

  private static void expect(Verdict verdict, Tampering kind, long entry) {
    var finding = Objects.requireNonNull(verdict.finding());
    assertThat(finding.kind()).as(finding.sentence()).isEqualTo(kind);
    assertThat(finding.entry()).as(finding.sentence()).isEqualTo(entry);
  }
}
