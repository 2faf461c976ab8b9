package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalJournalTest {
  @TempDir Path folder;

  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  private static SortedMap<Long, String> replayed(SignalJournal journal) throws IOException {
    var found = new TreeMap<Long, String>();
    journal.replay(
        (number, _, body) -> found.put(number, new String(body, StandardCharsets.UTF_8)));
    return found;
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(one -> one.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasWrittenComesBackInOrderAndIsThenGone() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      for (int i = 0; i < 50; i++) journal.append((byte) 1, bytes("signal " + i));
      assertThat(replayed(journal)).isEmpty();
      journal.rotate();
      var found = replayed(journal);
      assertThat(found).hasSize(50);
      assertThat(found.get(found.firstKey())).isEqualTo("signal 0");
      assertThat(new ArrayList<>(found.values())).startsWith("signal 0", "signal 1");
      assertThat(replayed(journal)).isEmpty();
      assertThat(journal.append((byte) 1, bytes("later"))).isEqualTo(51);
    }
    try (var journal = SignalJournal.open(folder, 0)) {
      assertThat(replayed(journal)).containsOnlyKeys(51L);
      assertThat(journal.append((byte) 1, bytes("more"))).isEqualTo(52);
    }
  }

  @Test
  void aFileCutAtAnyByteGivesAllWholeRecordsBeforeTheCut() throws IOException {
    var ends = new ArrayList<Integer>();
    try (var journal = SignalJournal.open(folder, 0)) {
      int end = 0;
      for (int i = 0; i < 6; i++) {
        journal.append((byte) i, bytes("body " + "x".repeat(i * 3)));
        end += 21 + 5 + i * 3;
        ends.add(end);
      }
    }
    var whole = Files.readAllBytes(onlyFile(folder));
    for (int cut = 0; cut <= ends.getLast(); cut++) {
      int at = cut;
      var torn = java.util.Arrays.copyOf(whole, cut);
      var zeroed = java.util.Arrays.copyOf(torn, whole.length);
      long expected = ends.stream().filter(end -> end <= at).count();
      assertThat(JournalRecord.readAll(torn).records()).hasSize((int) expected);
      assertThat(JournalRecord.readAll(zeroed).records()).hasSize((int) expected);
    }
  }

  @Test
  void aSpoiltByteCostsItsOwnRecordOnly() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      for (int i = 0; i < 5; i++) journal.append((byte) 1, bytes("signal " + i));
    }
    var file = onlyFile(folder);
    var whole = Files.readAllBytes(file);
    for (int at = 0; at < 5 * 29; at++) {
      var spoilt = whole.clone();
      spoilt[at] ^= 0x40;
      var reading = JournalRecord.readAll(spoilt);
      assertThat(reading.records()).hasSize(4);
      assertThat(reading.damagedBytes()).isPositive();
    }
    whole[40] ^= 0x40;
    Files.write(file, whole);
    try (var journal = SignalJournal.open(folder, 0)) {
      assertThat(replayed(journal)).containsOnlyKeys(1L, 3L, 4L, 5L);
    }
    assertThat(Files.exists(Path.of(file + ".damaged"))).isTrue();
  }

  @Test
  void aTornTailIsNeverWrittenAgain() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      journal.append((byte) 1, bytes("one"));
    }
    var file = onlyFile(folder);
    var torn = java.util.Arrays.copyOf(Files.readAllBytes(file), 30);
    Files.write(file, torn);
    try (var journal = SignalJournal.open(folder, 0)) {
      journal.append((byte) 1, bytes("two"));
      assertThat(Files.readAllBytes(file)).isEqualTo(torn);
      journal.rotate();
      assertThat(replayed(journal)).containsValue("two");
    }
  }

  @Test
  void aRecordThatCannotBeTakenIsParkedAndHoldsUpNothing() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      for (int i = 1; i <= 3; i++) journal.append((byte) 1, bytes("signal " + i));
      journal.rotate();
      var done =
          journal.replay((number, _, _) -> {
            if (number == 2) throw new IllegalStateException("poison");
          });
      assertThat(done).isEqualTo(new SignalJournal.Replayed(2, 1, 0));
      var parked = Files.readAllBytes(folder.resolve("0000000000000002.parked"));
      assertThat(JournalRecord.readAll(parked).records().getFirst().number()).isEqualTo(2);
    }
  }

  @Test
  void recordsAreHandedOverTogetherAndAfterARefusalOneByOne() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      int count = SignalJournal.TOGETHER_MAX + 10;
      for (int i = 1; i <= count; i++) journal.append((byte) 1, bytes("signal " + i));
      journal.rotate();
      var taker = new Together(70);
      var done = journal.replay(taker);
      assertThat(done).isEqualTo(new SignalJournal.Replayed(count - 1, 1, 0));
      assertThat(taker.together).hasSize(SignalJournal.TOGETHER_MAX).startsWith(1L, 2L);
      assertThat(taker.alone).hasSize(9).startsWith(65L).endsWith(74L).doesNotContain(70L);
      assertThat(folder.resolve("0000000000000070.parked")).exists();
    }
  }

  @Test
  void aDatabaseThatIsDownWhileRecordsAreHandedOverTogetherLosesNothing() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      for (int i = 1; i <= 3; i++) journal.append((byte) 1, bytes("signal " + i));
      journal.rotate();
      assertThatThrownBy(() -> journal.replay(new Together(-1)))
          .isInstanceOf(IOException.class)
          .hasMessage("down");
      assertThat(replayed(journal)).containsOnlyKeys(1L, 2L, 3L);
    }
  }

  /// Takes together what does not hold its poison; a negative one is a database that is down.
  private static final class Together implements SignalJournal.Taker {
    private final List<Long> together = new ArrayList<>();
    private final List<Long> alone = new ArrayList<>();
    private final long poison;

    Together(long poison) {
      this.poison = poison;
    }

    @Override
    public void take(long number, byte type, byte[] body) {
      if (number == poison) throw new IllegalStateException("poison");
      alone.add(number);
    }

    @Override
    public boolean tookTogether(List<JournalRecord> records) {
      if (poison < 0) throw new UncheckedIOException(new IOException("down"));
      if (records.stream().anyMatch(one -> one.number() == poison)) return false;
      records.forEach(one -> together.add(one.number()));
      return true;
    }
  }

  @Test
  void aParkedRecordIsNotWrittenOverByALaterOneOfTheSameNumber() throws IOException {
    var first = new JournalRecord(1, (byte) 9, bytes("first"));
    var second = new JournalRecord(1, (byte) 9, bytes("second"));
    try (var journal = SignalJournal.open(folder, 0)) {
      for (var one : List.of(first, second, first, second)) journal.park(one);
    }
    var kept = new ArrayList<String>();
    try (var all = Files.list(folder)) {
      for (var file : all.filter(one -> one.toString().endsWith(".parked")).toList()) {
        var record = JournalRecord.readAll(Files.readAllBytes(file)).records().getFirst();
        kept.add(new String(record.body(), StandardCharsets.UTF_8));
      }
    }
    assertThat(kept).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void aDatabaseThatIsDownLosesNothing() throws IOException {
    try (var journal = SignalJournal.open(folder, 0)) {
      journal.append((byte) 1, bytes("one"));
      journal.rotate();
      assertThatThrownBy(() ->
              journal.replay((_, _, _) -> {
                throw new UncheckedIOException(new IOException("down"));
              }))
          .isInstanceOf(IOException.class);
      assertThat(replayed(journal)).containsOnlyKeys(1L);
    }
  }

  @Test
  void manyWhoWaitShareOneForceAndNoneIsLostOrDoubled() throws Exception {
    var disk = new WeakDisk();
    disk.forceTakesTime = true;
    var told = new ConcurrentSkipListMap<Long, String>();
    try (var journal = SignalJournal.open(folder, disk, 0)) {
      var threads = new ArrayList<Thread>();
      for (int t = 0; t < 32; t++) {
        int name = t;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int i = 0; i < 20; i++) {
                    try {
                      var words = name + "/" + i;
                      assertThat(told.put(journal.append((byte) 1, bytes(words)), words)).isNull();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }
                }));
      }
      for (var thread : threads) thread.join();
      assertThat(told).hasSize(640);
      assertThat(disk.forces.get()).isLessThan(320);
    }
    disk.losePower();
    try (var journal = SignalJournal.open(folder, 0)) {
      assertThat(replayed(journal)).isEqualTo(new TreeMap<>(told));
    }
  }

  @Test
  void theTestSeesTheLossWhenForcingIsSuppressed() throws IOException {
    var disk = new WeakDisk();
    disk.forceDoesNothing = true;
    try (var journal = SignalJournal.open(folder, disk, 0)) {
      for (int i = 0; i < 10; i++) journal.append((byte) 1, bytes("signal " + i));
    }
    disk.losePower();
    try (var journal = SignalJournal.open(folder, 0)) {
      assertThat(replayed(journal)).isEmpty();
    }
  }

  @ParameterizedTest(name = "the write {0} fails")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void afterAnErrorTheSenderIsToldAndANewFileBegins(int failing) throws IOException {
    var disk = new WeakDisk();
    disk.failAt = failing;
    var told = new ArrayList<String>();
    try (var journal = SignalJournal.open(folder, disk, 0)) {
      for (int i = 0; i < 6; i++) {
        try {
          journal.append((byte) 1, bytes("signal " + i));
          told.add("signal " + i);
        } catch (IOException e) {
          assertThat(e).hasMessage("not stored");
        }
      }
      assertThat(journal.health().failures()).isEqualTo(1);
    }
    assertThat(told).hasSize(5);
    disk.losePower();
    try (var journal = SignalJournal.open(folder, 0)) {
      assertThat(replayed(journal).values()).containsAll(told);
    }
  }

  @Test
  void aFullDiskSpendsTheReserveAndGoesOn() throws IOException {
    var disk = new WeakDisk();
    try (var journal = SignalJournal.open(folder, disk, 100_000)) {
      assertThat(Files.size(folder.resolve("reserve"))).isEqualTo(100_000);
      journal.append((byte) 1, bytes("one"));
      disk.failAt = disk.writes.get();
      journal.append((byte) 1, bytes("two"));
      assertThat(journal.health().reserveSpent()).isTrue();
      assertThat(Files.exists(folder.resolve("reserve"))).isFalse();
      disk.failAt = disk.writes.get();
      assertThatThrownBy(() -> journal.append((byte) 1, bytes("three")))
          .isInstanceOf(IOException.class);
      assertThat(journal.refillReserve()).isTrue();
      journal.append((byte) 1, bytes("four"));
      assertThat(journal.health().reserveSpent()).isFalse();
      journal.rotate();
      assertThat(replayed(journal).values()).contains("one", "two", "four");
    }
  }

  @ParameterizedTest(name = "kill {0}")
  @ValueSource(ints = {40, 150, 400})
  void aKilledProcessKeepsWhatItAcknowledged(int afterLines) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child =
        new ProcessBuilder(
                java,
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalChild.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var told = new ArrayList<Long>();
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < afterLines; i++) {
        var line = lines.readLine();
        if (line == null) break;
        told.add(Long.valueOf(line));
      }
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(told).hasSize(afterLines);
    try (var journal = SignalJournal.open(folder, 0)) {
      var found = replayed(journal);
      assertThat(found.keySet()).containsAll(told);
      found.forEach((number, words) -> assertThat(words).endsWith("/end"));
    }
  }

  @Test
  void aRecordTooLargeIsRefusedAndAClosedJournalTakesNone() throws IOException {
    var journal = SignalJournal.open(folder, 0);
    assertThatThrownBy(() -> journal.append((byte) 1, new byte[(1 << 20) + 1]))
        .isInstanceOf(IOException.class);
    journal.append((byte) 1, new byte[1 << 20]);
    journal.close();
    assertThatThrownBy(() -> journal.append((byte) 1, new byte[1])).isInstanceOf(IOException.class);
    assertThat(List.of(folder.toFile().list())).hasSize(1);
  }
}
