package abhaya.response.position;

import abhaya.response.signal.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The present places, in memory: the last fix of each bound device, and of each carrier the newest.
final class LiveFixes {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, String> carriers = new HashMap<>();
  private final Map<String, Fix> byDevice = new HashMap<>();
  private final Map<String, Fix> byCarrier = new HashMap<>();

  /// Judges a reading beside what is known and moves its carrier if it is good.
  Report take(Reading reading, String device) {
    lock.writeLock().lock();
    try {
      var carrier = carriers.get(device);
      var report = FixBook.judge(reading, device, carrier, byDevice.get(device));
      report.fix().ifPresent(this::put);
      return report;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void put(Fix fix) {
    byDevice.put(fix.device(), fix);
    var shown = byCarrier.get(fix.carrier());
    if (shown == null || !shown.at().isAfter(fix.at())) byCarrier.put(fix.carrier(), fix);
  }

  void bind(String device, String carrier) {
    lock.writeLock().lock();
    try {
      var before = carriers.put(device, carrier);
      if (before != null && !before.equals(carrier)) forget(device, before);
    } finally {
      lock.writeLock().unlock();
    }
  }

  void release(String device) {
    lock.writeLock().lock();
    try {
      var carrier = carriers.remove(device);
      if (carrier != null) forget(device, carrier);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// The carrier stands where another of its devices says, or nowhere.
  private void forget(String device, String carrier) {
    byDevice.remove(device);
    var shown = byCarrier.get(carrier);
    if (shown == null || !shown.device().equals(device)) return;
    byCarrier.remove(carrier);
    for (var other : byDevice.values()) if (other.carrier().equals(carrier)) put(other);
  }

  /// What another machine took in. What is known here and newer stands.
  ///
  /// @return whether the fix is news here
  boolean heard(Fix fix) {
    lock.writeLock().lock();
    try {
      var known = byDevice.get(fix.device());
      if (known != null && !known.at().isBefore(fix.at())) return false;
      carriers.putIfAbsent(fix.device(), fix.carrier());
      if (!fix.carrier().equals(carriers.get(fix.device()))) return false;
      put(fix);
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// Whose each device is, as the table says now.
  void rebind(Map<String, String> bound) {
    bound.forEach(this::bind);
    for (var device : read(() -> List.copyOf(carriers.keySet())).orElseThrow()) {
      if (!bound.containsKey(device)) release(device);
    }
  }

  /// What was known before the start; a fix that has come since stands.
  void restore(Map<String, String> bound, List<Fix> fixes) {
    lock.writeLock().lock();
    try {
      bound.forEach(carriers::putIfAbsent);
      for (var fix : fixes) {
        var known = byDevice.get(fix.device());
        var same = fix.carrier().equals(carriers.get(fix.device()));
        if (same && (known == null || known.at().isBefore(fix.at()))) put(fix);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  Optional<Fix> ofDevice(String device) {
    return read(() -> byDevice.get(device));
  }

  Optional<Fix> ofCarrier(String carrier) {
    return read(() -> byCarrier.get(carrier));
  }

  List<Fix> all() {
    return read(() -> List.copyOf(byCarrier.values())).orElseThrow();
  }

  private <T> Optional<T> read(Look<T> look) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(look.at());
    } finally {
      lock.readLock().unlock();
    }
  }

  /// One look under the lock.
  private interface Look<T> {
    @Nullable T at();
  }
}
