package abhaya.safecity.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Millions of listed plates, searched for every one within one edit of a read.
///
/// Each plate is entered under its own code and under the code of every text that is left when one
/// character is taken out. A read looks up itself and its own such texts: a dropped, an inserted and
/// a replaced character all meet in one of them. What is found is then compared character by
/// character, so nothing false is answered.
///
/// Changes are seen by the next read. Readers share a lock; a change holds it alone for at most the
/// time one of the table's parts needs to grow.
public final class PlateIndex {
  private static final int PARTS = 256;
  private static final int BLOCK = 1 << 14;

  /// Ids end below 2^24: the rest of a slot is the fingerprint.
  private static final int PLATES_MAX = (1 << 24) - 2;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final KeyTable[] parts = new KeyTable[PARTS];
  private final List<long[]> blocks = new ArrayList<>();
  private int idsUsed;
  private int size;
  private int[] freeIds = new int[16];
  private int free;

  /// @param expected plates for which room is made at once
  public PlateIndex(int expected) {
    var keys = Math.clamp(expected, 0, PLATES_MAX) * 11L / PARTS;
    for (var part = 0; part < PARTS; part++)
      parts[part] = new KeyTable(part, (int) (keys * 1.06) + 16);
  }

  public PlateIndex() {
    this(0);
  }

  /// Lists a plate. False if it was listed, or is no text a plate can be.
  public boolean add(String plate) {
    if (!PlateCode.fits(plate)) return false;
    lock.writeLock().lock();
    try {
      var code = PlateCode.encode(plate);
      if (find(code) >= 0) return false;
      var id = newId();
      blocks.get(id / BLOCK)[id % BLOCK] = code;
      PlateKeys.of(plate).forEach(key -> partOf(key).insert(key, id, this::codeOf));
      size++;
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// Takes a plate off the list. False if it was not listed.
  public boolean remove(String plate) {
    if (!PlateCode.fits(plate)) return false;
    lock.writeLock().lock();
    try {
      var id = find(PlateCode.encode(plate));
      if (id < 0) return false;
      PlateKeys.of(plate).forEach(key -> partOf(key).remove(key, id));
      if (free == freeIds.length) freeIds = Arrays.copyOf(freeIds, free * 2);
      freeIds[free++] = id;
      size--;
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// Every listed plate within one edit of a normalised read, the equal one first.
  public List<Match> near(String read) {
    if (read.isEmpty() || read.length() > PlateText.LENGTH_MAX + 1) return List.of();
    var found = new Found(read);
    lock.readLock().lock();
    try {
      PlateKeys.of(read).forEach(key -> partOf(key).lookUp(key, id -> found.consider(codeOf(id))));
    } finally {
      lock.readLock().unlock();
    }
    return found.matches;
  }

  public boolean contains(String plate) {
    if (!PlateCode.fits(plate)) return false;
    lock.readLock().lock();
    try {
      return find(PlateCode.encode(plate)) >= 0;
    } finally {
      lock.readLock().unlock();
    }
  }

  public int size() {
    lock.readLock().lock();
    try {
      return size;
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Bytes of all tables.
  public long bytes() {
    lock.readLock().lock();
    try {
      var sum = 8L * BLOCK * blocks.size() + 4L * freeIds.length;
      for (var part : parts) sum += part.bytes();
      return sum;
    } finally {
      lock.readLock().unlock();
    }
  }

  private int newId() {
    if (free > 0) return freeIds[--free];
    if (idsUsed == PLATES_MAX) throw new IllegalStateException("the list is full");
    if (idsUsed % BLOCK == 0) blocks.add(new long[BLOCK]);
    return idsUsed++;
  }

  private int find(long code) {
    var found = new int[] {-1};
    var key = PlateKeys.mix(code);
    partOf(key)
        .lookUp(
            key,
            id -> {
              if (codeOf(id) == code) found[0] = id;
            });
    return found[0];
  }

  private KeyTable partOf(long key) {
    return parts[(int) (key >>> 56)];
  }

  private long codeOf(int id) {
    return blocks.get(id / BLOCK)[id % BLOCK];
  }

  /// Collects what matches a read, each plate once.
  private static final class Found {
    private final String read;
    private final char[] text = new char[PlateText.LENGTH_MAX];
    private final List<Match> matches = new ArrayList<>(2);

    Found(String read) {
      this.read = read;
    }

    void consider(long code) {
      var length = PlateCode.decode(code, text);
      if (Math.abs(length - read.length()) > 1) return;
      var plate = new String(text, 0, length);
      for (var match : matches) if (match.plate().equals(plate)) return;
      Match.between(read, plate)
          .ifPresent(match -> {
            if (match.edit() == Match.Edit.NONE) matches.addFirst(match);
            else matches.add(match);
          });
    }
  }
}
