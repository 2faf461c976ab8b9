package abhaya.safecity.hotspot;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes runs, keeps them, and makes them again to see that they are what they say.
@Component
public class PlaceRunRegister {
  private final HotspotStore store;
  private final PlaceRunStore runs;
  private final TrailRegister trail;
  private final Clock clock;

  PlaceRunRegister(HotspotStore store, PlaceRunStore runs, TrailRegister trail, Clock clock) {
    this.store = store;
    this.runs = runs;
    this.trail = trail;
    this.clock = clock;
  }

  /// What came of making a run again.
  public enum Again {
    /// The same counts gave the same cells.
    SAME,
    /// Counts of those months came or changed since: a new run is due.
    COUNTS_CHANGED,
    /// The same counts gave other cells: a defect.
    DIFFERS
  }

  /// The standard runs of a city as of today, by the program itself.
  @Transactional(propagation = Propagation.MANDATORY)
  public void runAll(Ground ground, long seed) {
    for (var slice : Slice.standard()) make(ground, slice, seed, clock.instant());
  }

  /// A new run of one slice, by the newest rule.
  @Transactional
  public String run(Scope scope, String city, String offence, String band, String day) {
    var ground = ground(scope, city);
    var slice = Slice.read(offence, band, day).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var now = clock.instant();
    var handle = make(ground, slice, now.getEpochSecond(), now);
    trail.record(scope, TrailAct.allowed("COMPUTE", "HOTSPOT_RUN", handle).with("city", city));
    return handle;
  }

  private Ground ground(Scope scope, String city) {
    var ground = store.find(city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.VERIFY_WORKS, ground.unit()));
    return ground;
  }

  private String make(Ground ground, Slice slice, long seed, Instant at) {
    var rule = store.rules().getLast();
    var today = India.dateOf(at);
    var first = rule.firstMonth(today);
    var held = rule.heldMonth(today);
    var earlier = store.counts(ground, slice, first, held);
    var later = store.counts(ground, slice, held, held.plusMonths(rule.heldMonths()));
    var outcome = HotspotBook.compute(ground, earlier, later, rule, seed);
    var run =
        new PlaceRunStore.Run(
            "",
            ground.city(),
            rule.version(),
            slice,
            first,
            held,
            seed,
            at,
            hash(earlier, later),
            new PlaceRunStore.Found(0, 0, 0, 0, 0));
    return runs.insert(ground, run, outcome);
  }

  /// Makes a run again from its rule, months and seed.
  @Transactional
  public Again again(Scope scope, String city, UUID handle) {
    var ground = store.find(city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_WORKS, ground.unit()));
    var run = runs.find(city, handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var rule =
        store.rules().stream()
            .filter(one -> one.version() == run.definition())
            .findFirst()
            .orElseThrow();
    var earlier = store.counts(ground, run.slice(), run.first(), run.held());
    var later =
        store.counts(ground, run.slice(), run.held(), run.held().plusMonths(rule.heldMonths()));
    trail.record(
        scope, TrailAct.allowed("RECOMPUTE", "HOTSPOT_RUN", run.handle()).with("city", city));
    if (!Arrays.equals(hash(earlier, later), run.inputHash())) return Again.COUNTS_CHANGED;
    var outcome = HotspotBook.compute(ground, earlier, later, rule, run.seed());
    var same =
        outcome.hot().equals(runs.cells(run.handle()))
            && outcome.byChance() == run.found().byChance();
    return same ? Again.SAME : Again.DIFFERS;
  }

  private static byte[] hash(int[] earlier, int[] later) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var counts : new int[][] {earlier, later}) {
        var bytes = ByteBuffer.allocate(4 + counts.length * 4).putInt(counts.length);
        for (var count : counts) bytes.putInt(count);
        digest.update(bytes.array());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
