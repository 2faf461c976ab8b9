package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Enters things. The only way a thing comes to be, by file, in the street or by hand.
@Service
public class AssetRegister {
  private final AssetStore store;
  private final KindStore kinds;
  private final Events events;

  AssetRegister(AssetStore store, KindStore kinds, Events events) {
    this.store = store;
    this.kinds = kinds;
    this.events = events;
  }

  /// One row that was read.
  public record Numbered(int row, AssetDraft draft) {}

  /// Why a row is not taken.
  public record Refusal(int row, String key, String field, String code) {}

  /// What became of the rows.
  ///
  /// @param uids names of the new things by their rows
  public record Outcome(
      int accepted, int unchanged, List<Refusal> refused, Map<Integer, String> uids) {
    public Outcome {
      refused = List.copyOf(refused);
      uids = Map.copyOf(uids);
    }
  }

  /// Sorted out, nothing written yet.
  private static final class Sorted {
    private final List<Numbered> fresh = new ArrayList<>();
    private final List<AssetStore.Named> changed = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final Map<String, AssetStore.Kept> before = new HashMap<>();
    private final Map<String, AssetStore.Kept> byUid = new HashMap<>();
    private final Map<String, AssetStore.Kept> bySerial = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int unchanged;
  }

  /// Takes rows, all in one transaction.
  ///
  /// @param dryRun the same answer, nothing is written
  /// @param reason why things stand elsewhere than before
  @Transactional
  public Outcome take(Scope scope, List<Numbered> rows, String reason, boolean dryRun) {
    var cities = new TreeSet<String>();
    rows.forEach(row -> cities.add(row.draft().home().city()));
    cities.forEach(store::lock);
    var sorted = sort(scope, rows);
    var uids = new HashMap<Integer, String>();
    if (!dryRun) {
      var named = name(sorted.fresh, uids);
      store.insert(named, scope.person().id());
      store.update(sorted.changed, sorted.before, reason, scope.person().id());
      var all = new ArrayList<>(named);
      all.addAll(sorted.changed);
      tell(all);
    }
    var accepted = sorted.fresh.size() + sorted.changed.size();
    return new Outcome(accepted, sorted.unchanged, sorted.refused, uids);
  }

  private Sorted sort(Scope scope, List<Numbered> rows) {
    var uids = new ArrayList<String>();
    for (var row : rows) if (row.draft().uid() != null) uids.add(row.draft().uid());
    var sorted = new Sorted();
    for (var kept : store.find(uids, rows.stream().map(Numbered::draft).toList())) {
      sorted.byUid.put(kept.uid(), kept);
      if (!kept.serialKey().isEmpty()) sorted.bySerial.put(kept.serialKey(), kept);
    }
    for (var row : rows) {
      var refusal = sort(scope, row, sorted);
      if (refusal != null) sorted.refused.add(refusal);
    }
    return sorted;
  }

  private static @Nullable Refusal sort(Scope scope, Numbered row, Sorted sorted) {
    var draft = row.draft();
    var serial = AssetStore.serialKey(draft);
    var uid = draft.uid();
    if (!serial.isEmpty() && !sorted.seen.add(serial))
      return refusal(row, "serialNo", "duplicate-serial");
    if (uid != null && !sorted.seen.add(uid)) return refusal(row, "uid", "twice-in-file");
    var known = uid == null ? sorted.bySerial.get(serial) : sorted.byUid.get(uid);
    if (uid != null && known == null) return refusal(row, "uid", "unknown-asset");
    if (known != null && known.digest().equals(draft.digest())) {
      sorted.unchanged++;
      return null;
    }
    if (known == null) return fresh(scope, row, sorted);
    if (uid == null) return refusal(row, "serialNo", "duplicate-serial");
    var holder = sorted.bySerial.get(serial);
    if (holder != null && holder.id() != known.id())
      return refusal(row, "serialNo", "duplicate-serial");
    var stage = draft.life().stage();
    if (stage != known.stage() && !known.stage().mayBecome(stage))
      return refusal(row, "stage", "not-next-stage");
    if (stage != known.stage() && stage.isAccepted() && !mayAccept(scope, draft))
      return refusal(row, "stage", "another-accepts");
    sorted.changed.add(new AssetStore.Named(uid, draft));
    sorted.before.put(uid, known);
    return null;
  }

  private static @Nullable Refusal fresh(Scope scope, Numbered row, Sorted sorted) {
    if (row.draft().life().stage().isAccepted() && !mayAccept(scope, row.draft()))
      return refusal(row, "stage", "another-accepts");
    sorted.fresh.add(row);
    return null;
  }

  /// Who tags a thing in the street does not accept it as well.
  private static boolean mayAccept(Scope scope, AssetDraft draft) {
    return scope.mayOn(Operation.KEEP_ASSETS, draft.home().unit())
        || scope.mayOn(Operation.IMPORT, draft.home().unit());
  }

  private static Refusal refusal(Numbered row, String field, String code) {
    var draft = row.draft();
    var uid = draft.uid();
    return new Refusal(row.row(), uid == null ? draft.make().serialNo() : uid, field, code);
  }

  private List<AssetStore.Named> name(List<Numbered> fresh, Map<Integer, String> uids) {
    var groups = new LinkedHashMap<String, List<Numbered>>();
    for (var row : fresh) {
      var home = row.draft().home();
      groups.computeIfAbsent(home.city() + " " + home.kind(), _ -> new ArrayList<>()).add(row);
    }
    var named = new ArrayList<AssetStore.Named>();
    for (var group : groups.values()) {
      var home = group.getFirst().draft().home();
      var number = store.nextNumbers(home.city(), home.kind(), group.size());
      var tag = kinds.book().get(home.kind()).tag();
      for (var row : group) {
        var uid = "%s-%s-%06d".formatted(home.city(), tag, number++);
        uids.put(row.row(), uid);
        named.add(new AssetStore.Named(uid, row.draft()));
      }
    }
    return named;
  }

  private void tell(List<AssetStore.Named> things) {
    var packages = new HashMap<String, Set<String>>();
    var counts = new HashMap<String, Integer>();
    for (var thing : things) {
      var city = thing.draft().home().city();
      counts.merge(city, 1, Integer::sum);
      var works = packages.computeIfAbsent(city, _ -> new TreeSet<>());
      if (thing.draft().packageHandle() != null) works.add(thing.draft().packageHandle());
    }
    counts.forEach((city, count) ->
        events.tell(
            new AssetsChanged(
                city, List.copyOf(Objects.requireNonNull(packages.get(city))), count)));
  }
}
