package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what was entered or checked in the street: once each, however often it is sent.
@Service
class TagRegister {
  private final AssetRegister register;
  private final AssetGround ground;
  private final KindStore kinds;
  private final KnownAssets known;
  private final TagStore store;
  private final TicketStore tickets;
  private final TrailRegister trail;
  private final Clock clock;
  private final TransactionTemplate transactions;

  TagRegister(
      AssetRegister register,
      AssetGround ground,
      KindStore kinds,
      KnownAssets known,
      TagStore store,
      TicketStore tickets,
      TrailRegister trail,
      Clock clock,
      TransactionTemplate transactions) {
    this.register = register;
    this.ground = ground;
    this.kinds = kinds;
    this.known = known;
    this.store = store;
    this.tickets = tickets;
    this.trail = trail;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// What somebody did in the street.
  ///
  /// @param key made on the telephone; the same key is the same act
  /// @param asset name on the label; null for a new thing
  /// @param values of a new thing, as a row of a file has them
  /// @param another said that it is not the one that stands near
  record Tagged(
      String key,
      @Nullable String asset,
      String found,
      Instant at,
      @Nullable Point place,
      @Nullable Integer accuracy,
      Map<String, Object> values,
      TagStore.@Nullable Photo photo,
      boolean another) {}

  /// What became of it.
  sealed interface Outcome {}

  record Done(String uid, boolean again) implements Outcome {}

  /// One of the same class stands so near that it is probably the same.
  record Near(String uid, long metres) implements Outcome {}

  record Refused(String field, String code) implements Outcome {}

  Outcome take(Scope scope, Tagged tagged) {
    var outcome =
        transactions.execute(status -> {
          var answer = inTransaction(scope, tagged);
          if (!(answer instanceof Done)) status.setRollbackOnly();
          return answer;
        });
    if (outcome instanceof Done) known.refresh();
    return java.util.Objects.requireNonNull(outcome);
  }

  private Outcome inTransaction(Scope scope, Tagged tagged) {
    store.lock(tagged.key());
    var before = store.find(tagged.key());
    if (before.isPresent()) return new Done(before.get(), true);
    var uid = tagged.asset();
    return uid == null ? enter(scope, tagged) : audit(scope, tagged, uid);
  }

  private Outcome audit(Scope scope, Tagged tagged, String uid) {
    var thing = known.find(uid).filter(one -> scope.mayOn(Operation.TAG_ASSETS, one.unit()));
    if (thing.isEmpty()) return new Refused("asset", "unknown-asset");
    var one = thing.get();
    var place = tagged.place();
    if (place != null && isElsewhere(one.city(), place))
      return new Refused("lat", "place-outside-city");
    Integer off = null;
    if (place != null && one.isPlaced())
      off = (int) Math.round(place.metresTo(new Point(one.lat(), one.lon())));
    var who = scope.person().id();
    var home = new TagStore.Home(one.id(), one.unit().value(), who);
    store.insert(home, tagged, "AUDIT", off);
    if (place != null && (tagged.found().equals("WRONG_PLACE") || !one.isPlaced()))
      store.move(home, place, tagged.accuracy(), tagged.at());
    if (tagged.photo() != null) store.photo(home, tagged, tagged.photo());
    if (tagged.found().equals("DAMAGED") || tagged.found().equals("MISSING"))
      tickets.open(one.id(), one.unit().value(), "AUDIT", tagged.found(), clock.instant());
    if (tagged.photo() != null || place != null) store.changed(scope, one);
    trail.record(scope, TrailAct.allowed("CHANGE", "ASSET", uid).because("AUDIT"));
    return new Done(uid, false);
  }

  private boolean isElsewhere(String city, Point place) {
    return kinds
        .book()
        .area(city)
        .filter(area -> place.metresTo(new Point(area.lat(), area.lon())) > area.radiusMetres())
        .isPresent();
  }

  private Outcome enter(Scope scope, Tagged tagged) {
    var read = new AssetReader(kinds.book(), ground.of(scope)).read(tagged.values());
    var draft = read.draft();
    var fault = read.fault();
    if (draft == null)
      return fault == null
          ? new Refused("", "not-understood")
          : new Refused(fault.field(), fault.code());
    var place = draft.stand().place();
    if (place == null) return new Refused("lat", "required");
    if (!tagged.another()) {
      var near = near(draft.home().kind(), place);
      if (near.isPresent()) return near.get();
    }
    var outcome =
        register.take(scope, List.of(new AssetRegister.Numbered(1, draft)), "Tagged", false);
    if (!outcome.refused().isEmpty()) {
      var refusal = outcome.refused().getFirst();
      return new Refused(refusal.field(), refusal.code());
    }
    var uid = outcome.uids().get(1);
    if (uid == null) return new Refused("serialNo", "duplicate-serial");
    var home = new TagStore.Home(store.id(uid), draft.home().unit().value(), scope.person().id());
    store.insert(home, tagged, "TAG", null);
    if (tagged.photo() != null) store.photo(home, tagged, tagged.photo());
    trail.record(scope, TrailAct.allowed("ENTER", "ASSET", uid));
    return new Done(uid, false);
  }

  /// The nearest of the same class within the distance at which it is probably the same.
  private Optional<Near> near(String kindCode, Point place) {
    var limit = kinds.book().get(kindCode).nearMetres();
    if (limit == 0) return Optional.empty();
    Near nearest = null;
    for (var thing : known.all()) {
      if (!thing.isPlaced() || !thing.kind().equals(kindCode)) continue;
      if (Math.abs(thing.lat() - place.lat()) > 0.01) continue;
      var metres = place.metresTo(new Point(thing.lat(), thing.lon()));
      if (metres <= limit && (nearest == null || metres < nearest.metres()))
        nearest = new Near(thing.uid(), Math.round(metres));
    }
    return Optional.ofNullable(nearest);
  }
}
