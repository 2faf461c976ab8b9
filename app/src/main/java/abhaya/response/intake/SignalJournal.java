package abhaya.response.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The local book of signals: a record is on stable storage before anybody is told so.
///
/// Whoever comes first writes for all who wait, with one force. Each start, and each error, begins a
/// new file: a damaged part is never written again. A reserve of disk is given up when the disk is
/// full, so that intake does not stop at once. Files are read back in order and deleted when all in
/// them is in the database.
public final class SignalJournal implements AutoCloseable {
  private static final String ENDING = ".journal";
  private static final Pattern NAME = Pattern.compile("[0-9]{16}(-[0-9]+)?\\.journal");
  private static final long FILE_BYTES_MAX = 64L << 20;

  /// How many are handed over at once.
  static final int TOGETHER_MAX = 64;

  private static final int BATCH_BYTES_MAX = 4 << 20;

  private final Path folder;
  private final JournalDisk disk;
  private final JournalReserve reserve;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();
  private final List<Waiter> waiting = new ArrayList<>();
  private @Nullable JournalFile file;
  private @Nullable Path path;
  private Listener listener = _ -> {};
  private boolean writing;
  private boolean closed;
  private long nextNumber;
  private long written;
  private long failures;

  /// One who waits for the disk.
  private static final class Waiter {
    private final JournalRecord record;
    private boolean done;
    private @Nullable IOException failure;

    Waiter(JournalRecord record) {
      this.record = record;
    }
  }

  /// How the journal fares.
  ///
  /// @param failures writes or forces that failed since the start
  /// @param reserveSpent the disk was full: somebody must make room
  public record Health(long failures, boolean reserveSpent, long nextNumber) {}

  /// Takes records back. Throws to have one parked.
  interface Taker {
    void take(long number, byte type, byte[] body) throws Exception;

    /// Several at once, all or none.
    ///
    /// @return false: one by one, please
    default boolean tookTogether(List<JournalRecord> records) {
      return false;
    }
  }

  /// Hears of each record once it is stored, in the order of the book. Must not wait.
  interface Listener {
    void stored(JournalRecord record);
  }

  /// What a replay did.
  record Replayed(long taken, long parked, long damagedBytes) {}

  private SignalJournal(Path folder, JournalDisk disk, long reserveBytes) throws IOException {
    this.folder = folder;
    this.disk = disk;
    Files.createDirectories(folder);
    reserve = new JournalReserve(folder.resolve("reserve"), reserveBytes);
    long last = 0;
    for (var old : files()) {
      last = Math.max(last, startOf(old));
      for (var record : JournalRecord.readAll(Files.readAllBytes(old)).records()) {
        last = Math.max(last, record.number());
      }
    }
    nextNumber = last + 1;
  }

  public static SignalJournal open(Path folder, long reserveBytes) throws IOException {
    return open(folder, JournalDisk.real(), reserveBytes);
  }

  static SignalJournal open(Path folder, JournalDisk disk, long reserveBytes) throws IOException {
    return new SignalJournal(folder, disk, reserveBytes);
  }

  void listen(Listener to) {
    lock.lock();
    try {
      listener = to;
    } finally {
      lock.unlock();
    }
  }

  /// Returns the record's number when it is on stable storage.
  ///
  /// @throws IOException not stored, or not known to be: answer that we cannot
  public long append(byte type, byte[] body) throws IOException {
    if (body.length > JournalRecord.BODY_BYTES_MAX) throw new IOException("record too large");
    lock.lock();
    try {
      if (closed) throw new IOException("the journal is closed");
      var waiter = new Waiter(new JournalRecord(nextNumber++, type, body));
      waiting.add(waiter);
      while (!waiter.done) {
        if (writing) settled.awaitUninterruptibly();
        else writeForAll();
      }
      if (waiter.failure != null) throw new IOException("not stored", waiter.failure);
      return waiter.record.number();
    } finally {
      lock.unlock();
    }
  }

  /// Called with the lock held; lets it go while the disk works.
  private void writeForAll() {
    var batch = new ArrayList<Waiter>();
    int bytes = 0;
    while (!waiting.isEmpty() && bytes < BATCH_BYTES_MAX) {
      var waiter = waiting.removeFirst();
      batch.add(waiter);
      bytes += waiter.record.size();
    }
    writing = true;
    lock.unlock();
    IOException failure = null;
    try {
      store(batch, bytes);
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new IOException("unexpected", e);
    } finally {
      lock.lock();
      writing = false;
      for (var waiter : batch) {
        waiter.failure = failure;
        waiter.done = true;
        if (failure == null) listener.stored(waiter.record);
      }
      settled.signalAll();
    }
  }

  private void store(List<Waiter> batch, int bytes) throws IOException {
    try {
      storeOnce(batch, bytes);
    } catch (IOException e) {
      condemn();
      if (!reserve.giveUp()) throw e;
      try {
        storeOnce(batch, bytes);
      } catch (IOException again) {
        condemn();
        throw again;
      }
    }
  }

  private void storeOnce(List<Waiter> batch, int bytes) throws IOException {
    var into = file;
    if (into == null) {
      path = folder.resolve("%016d".formatted(batch.getFirst().record.number()) + ENDING);
      for (int i = 1; Files.exists(path); i++) {
        path = folder.resolve("%016d-%d".formatted(batch.getFirst().record.number(), i) + ENDING);
      }
      into = disk.open(path);
      file = into;
      written = 0;
    }
    var buffer = ByteBuffer.allocate(bytes);
    for (var waiter : batch) waiter.record.writeTo(buffer);
    into.write(buffer.flip());
    into.force();
    written += bytes;
    if (written < FILE_BYTES_MAX) return;
    file = null;
    into.close();
  }

  /// The file may hold half of something: nothing is ever added to it.
  private void condemn() {
    failures++;
    var bad = file;
    file = null;
    if (bad == null) return;
    try {
      bad.close();
    } catch (IOException e) {
      failures++;
    }
  }

  /// Ends the present file, so that it can be replayed; the next record begins another.
  public void rotate() throws IOException {
    lock.lock();
    try {
      while (writing) settled.awaitUninterruptibly();
      var full = file;
      file = null;
      path = null;
      if (full != null) full.close();
    } finally {
      lock.unlock();
    }
  }

  /// Hands all ended files' records over, in order, and deletes each file that was handed over. A
  /// record that cannot be taken is parked beside the journal and holds up nothing. A crash between
  /// taking and deleting hands records over twice: the taker knows them by their number.
  Replayed replay(Taker taker) throws IOException {
    long taken = 0;
    long parked = 0;
    long damaged = 0;
    var ended = files();
    var current = current();
    for (var old : ended) {
      if (old.equals(current)) continue;
      var reading = JournalRecord.readAll(Files.readAllBytes(old));
      int parkedOfThis = handOver(taker, reading.records());
      taken += reading.records().size() - parkedOfThis;
      parked += parkedOfThis;
      damaged += reading.damagedBytes();
      if (reading.damagedBytes() > 0) {
        Files.move(old, old.resolveSibling(old.getFileName() + ".damaged"));
      } else {
        Files.delete(old);
      }
    }
    return new Replayed(taken, parked, damaged);
  }

  /// @return how many were parked
  private int handOver(Taker taker, List<JournalRecord> records) throws IOException {
    int parked = 0;
    for (int from = 0; from < records.size(); from += TOGETHER_MAX) {
      var some = records.subList(from, Math.min(records.size(), from + TOGETHER_MAX));
      if (areTaken(taker, some)) continue;
      for (var record : some) if (!isTaken(taker, record)) parked++;
    }
    return parked;
  }

  private static boolean areTaken(Taker taker, List<JournalRecord> records) throws IOException {
    try {
      return taker.tookTogether(records);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean isTaken(Taker taker, JournalRecord record) throws IOException {
    try {
      taker.take(record.number(), record.type(), record.body());
      return true;
    } catch (UncheckedIOException e) {
      // The other side is down, not the record bad: the file stays, and is replayed again.
      throw e.getCause();
    } catch (Exception e) {
      park(record);
      return false;
    }
  }

  /// Sets a record aside for a person, beside the journal. Numbers begin anew when the journal was
  /// empty at a start: another record of the same number is not written over.
  void park(JournalRecord record) throws IOException {
    var buffer = ByteBuffer.allocate(record.size());
    record.writeTo(buffer);
    var into = folder.resolve("%016d.parked".formatted(record.number()));
    for (int i = 1; Files.exists(into); i++) {
      if (Arrays.equals(Files.readAllBytes(into), buffer.array())) return;
      into = folder.resolve("%016d-%d.parked".formatted(record.number(), i));
    }
    Files.write(into, buffer.array());
  }

  public Health health() {
    lock.lock();
    try {
      return new Health(failures, reserve.isSpent(), nextNumber);
    } finally {
      lock.unlock();
    }
  }

  /// Takes the reserve back once there is room.
  public boolean refillReserve() {
    return reserve.refill();
  }

  /// Waits for a write in progress, which may just have begun a file.
  private @Nullable Path current() {
    lock.lock();
    try {
      while (writing) settled.awaitUninterruptibly();
      return file == null ? null : path;
    } finally {
      lock.unlock();
    }
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(one -> NAME.matcher(String.valueOf(one.getFileName())).matches())
          .sorted()
          .toList();
    }
  }

  private static long startOf(Path path) {
    return Long.parseLong(String.valueOf(path.getFileName()).substring(0, 16)) - 1;
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    rotate();
  }
}
