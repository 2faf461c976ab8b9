package abhaya.base.jurisdiction;

import abhaya.base.platform.India;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tree of today and of any other day, from one reading of the database, kept until it changes.
@Component
public class UnitTrees {

  private static final int KEPT_DAYS = 40;

  private final UnitStore store;
  private final Clock clock;
  private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

  UnitTrees(UnitStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public UnitTree today() {
    var current = current();
    return current.on(current.codes().today());
  }

  public UnitTree asOf(LocalDate day) {
    return current().on(day);
  }

  /// Everything that was ever true of every unit.
  public UnitHistory history() {
    return current().history();
  }

  /// The states' places on the map of equal tiles, by LGD code.
  public List<StateTile> tiles() {
    return current().tiles();
  }

  /// To be called when units changed: the next question reads them again.
  void refresh() {
    loaded.set(null);
  }

  private Loaded current() {
    var today = India.dateOf(clock.instant());
    var found = loaded.get();
    if (found != null && found.codes().today().equals(today)) return found;
    var history = found != null ? found.history() : store.history();
    var fresh = new Loaded(history, new CodeBook(history, today), store.tiles(), new Trees());
    if (loaded.compareAndSet(found, fresh)) return fresh;
    return current();
  }

  private record Loaded(UnitHistory history, CodeBook codes, List<StateTile> tiles, Trees kept) {

    UnitTree on(LocalDate day) {
      var epoch = history.epochOf(day);
      synchronized (kept) {
        return kept.byEpoch.computeIfAbsent(epoch, from -> new UnitTree(history, from, codes));
      }
    }
  }

  private static final class Trees {
    private final Map<LocalDate, UnitTree> byEpoch =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<LocalDate, UnitTree> eldest) {
            return size() > KEPT_DAYS;
          }
        };
  }
}
