package abhaya.safecity.example;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Row;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.asset.AssetPastStore;
import abhaya.safecity.asset.DeviceStandings;
import abhaya.safecity.asset.KnownAssets;
import abhaya.safecity.asset.ReadingDesk;
import abhaya.safecity.asset.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the devices of the demonstration go on telling how they are, so that a first look shows a
/// living city: each as it was, the silent ones stay silent. They come in by the desk of the real ones.
/// Never where the installation was begun without demonstration.
@Component
class ExamplePulse implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ExamplePulse.class);
  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final int AT_ONCE = 5_000;

  private final AbhayaSettings settings;
  private final ReadingDesk desk;
  private final KnownAssets known;
  private final DeviceStandings standings;
  private final AssetPastStore past;
  private final UnitTrees trees;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Semaphore stop = new Semaphore(0);
  private volatile boolean running;

  ExamplePulse(
      AbhayaSettings settings,
      ReadingDesk desk,
      KnownAssets known,
      DeviceStandings standings,
      AssetPastStore past,
      UnitTrees trees,
      TransactionTemplate transactions,
      Clock clock) {
    this.settings = settings;
    this.desk = desk;
    this.known = known;
    this.standings = standings;
    this.past = past;
    this.trees = trees;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void start() {
    if (!settings.wantsDemo()) return;
    running = true;
    Thread.ofPlatform().name("example-pulse").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    stop.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running && !stop.tryAcquire(EVERY.toSeconds(), TimeUnit.SECONDS)) beat();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      beat(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("the devices of the demonstration pause: {}", e.getClass().getSimpleName());
    }
  }

  /// Everybody whose turn it is, a few thousand at a time.
  int beat(Instant now) {
    var silent =
        DatabaseContext.SYSTEM.call(
            () -> Objects.requireNonNull(transactions.execute(_ -> past.silent())));
    var rows = new ArrayList<Row>();
    for (var thing : known.all()) {
      if (rows.size() == AT_ONCE) break;
      var standing = standings.find(thing.id());
      if (standing.isEmpty() || silent.contains(thing.id())) continue;
      var due = standing.get().gotAt().plus(Duration.ofMinutes(thing.beatMinutes()));
      if (due.isBefore(now)) rows.add(row(rows.size() + 1, thing.uid(), standing.get(), now));
    }
    return rows.isEmpty() ? 0 : desk.take(devices(), rows).accepted();
  }

  private static Row row(int number, String uid, Standing standing, Instant now) {
    var measures = new HashMap<String, Object>();
    if (standing.pictureOk() != null) {
      measures.put("picture", standing.pictureOk());
      measures.put("recording", standing.pictureOk());
    }
    if (standing.nightOk() != null) measures.put("nightPicture", standing.nightOk());
    Map<String, Object> values =
        Map.of(
            "asset",
            uid,
            "at",
            now.toString(),
            "status",
            standing.status().name(),
            "measures",
            measures);
    return new Row(number, "", values, null);
  }

  private Scope devices() {
    var tree = trees.today();
    return new Scope(
        new Actor(0, "example-devices", "example-devices"),
        new Posting(0, Role.DEVICE_CLIENT, UnitId.NATION, LocalDate.EPOCH, null),
        Role.DEVICE_CLIENT.purpose(),
        new Presence("", Map.of(), Set.of(ApiScope.DEVICES)),
        unit -> UnitRelation.between(tree, UnitId.NATION, unit));
  }
}
