package abhaya.response.position;

import abhaya.response.signal.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Takes the word of devices, knows where they are now, and binds devices to carriers.
///
/// What it answers comes from memory: no call here but `bind` and `release` asks the database.
@Service
public class PositionRegister {
  private static final Logger LOG = LoggerFactory.getLogger(PositionRegister.class);

  private final LiveFixes live = new LiveFixes();
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private final FixBuffer buffer;
  private final DeviceStore devices;
  private final FixStore fixes;

  PositionRegister(FixBuffer buffer, DeviceStore devices, FixStore fixes) {
    this.buffer = buffer;
    this.devices = devices;
    this.fixes = fixes;
    buffer.beforeTheFirst(() -> live.restore(devices.all(), fixes.lastOfBound()));
  }

  /// Hears of each new fix of a bound device, on the thread that read it. Must not wait.
  public interface Listener {
    void moved(Fix fix);
  }

  /// Updates what is known and hands the report to the buffer.
  ///
  /// @return the fix, where it may stand on a map
  public Optional<Fix> take(Reading reading) {
    return take(reading, reading.signal().device());
  }

  /// @param device who speaks, where the line knows it and the packet does not say; null: nobody
  public Optional<Fix> take(Reading reading, @Nullable String device) {
    if (device == null) return Optional.empty();
    var report = live.take(reading, device);
    buffer.offer(report);
    var fix = report.fix();
    fix.ifPresent(this::tell);
    return fix;
  }

  /// Brings in what other machines took since then.
  ///
  /// @return how many fixes were news
  int follow(Instant since) {
    int news = 0;
    for (var fix : fixes.newest(since)) {
      if (!live.heard(fix)) continue;
      tell(fix);
      news++;
    }
    return news;
  }

  /// Brings in whose devices other machines bound and released.
  void followBinding() {
    live.rebind(devices.all());
  }

  private void tell(Fix fix) {
    for (var listener : listeners) {
      try {
        listener.moved(fix);
      } catch (RuntimeException e) {
        LOG.error("a listener of positions failed: {}", e.getClass().getSimpleName());
      }
    }
  }

  public Optional<Fix> lastOf(String device) {
    return live.ofDevice(device);
  }

  /// The newest fix of any of the carrier's devices.
  public Optional<Fix> lastOfCarrier(String carrier) {
    return live.ofCarrier(carrier);
  }

  /// Of every carrier the newest fix.
  public List<Fix> all() {
    return live.all();
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void unlisten(Listener listener) {
    listeners.remove(listener);
  }

  /// From now on what the device says is the carrier's place. The caller has asked for the right.
  ///
  /// @param carrier a name of the binder's, such as `unit/4711`
  /// @param by handle of the person or program
  public void bind(String device, String carrier, String by) {
    devices.bind(device, carrier, by);
    live.bind(device, carrier);
  }

  public void release(String device) {
    devices.release(device);
    live.release(device);
  }

  /// How the stream fares.
  ///
  /// @param shed reports that did not fit; their fixes stood on the map nevertheless
  /// @param parked reports that the database does not take
  public record Counts(long taken, long written, long shed, long parked, int waiting) {}

  public Counts counts() {
    return buffer.counts();
  }
}
