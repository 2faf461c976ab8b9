package abhaya.safecity.walk;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.safecity.hotspot.Ground;
import abhaya.safecity.hotspot.HotspotStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Enters walks and leads dark places from hand to hand.
@Component
public class WalkRegister {
  private final WalkStore store;
  private final PlacePhotoStore photos;
  private final HotspotStore grounds;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  WalkRegister(
      WalkStore store,
      PlacePhotoStore photos,
      HotspotStore grounds,
      TrailRegister trail,
      Events events,
      Clock clock) {
    this.store = store;
    this.photos = photos;
    this.grounds = grounds;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// A place was walked.
  public record PlaceWalked(String city, int cell) {}

  /// A dark place went one step on.
  public record DarkPlaceMoved(String city, String place, String move) {}

  private Ground ground(Scope scope, Operation operation, String city) {
    var ground = grounds.find(city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(operation, ground.unit()));
    return ground;
  }

  /// Enters a walk, once. A dark one opens no dark place by itself: whose it is a person says.
  @Transactional
  public void enter(Scope scope, String city, Audit audit) {
    var ground = ground(scope, Operation.ENTER_WORKS, city);
    var now = clock.instant();
    if (audit.walkedAt().isAfter(now)) throw Refused.field("at", "unknown", "walk.fault.future");
    var cell = ground.cellOf(audit.place());
    if (cell.isEmpty()) throw Refused.field("lat", "unknown", "walk.fault.outside");
    if (!store.insert(ground, cell.getAsInt(), audit, scope.person().id(), now)) return;
    trail.record(
        scope, TrailAct.allowed("ENTER", "WALK_AUDIT", audit.key().toString()).with("city", city));
    events.tell(new PlaceWalked(city, cell.getAsInt()));
  }

  /// What somebody found dark.
  ///
  /// @param key made on the phone; the same key is the same place
  /// @param dueOn null: by the rule for its cause
  /// @param photo as [PhotoReader] made it, or null
  @SuppressWarnings("ArrayRecordComponent")
  public record Found(
      UUID key,
      Point place,
      String pole,
      String landmark,
      DarkPlace.Owner owner,
      DarkPlace.Cause cause,
      @Nullable LocalDate dueOn,
      byte @Nullable [] photo) {}

  /// Opens a dark place, once.
  @Transactional
  public String open(Scope scope, String city, Found found) {
    var ground = ground(scope, Operation.ENTER_WORKS, city);
    var now = clock.instant();
    store.lock(found.key().toString());
    var before = store.byKey(ground.unit(), found.key());
    if (before.isPresent()) return before.get();
    var handle = open(ground, found, new Hand(scope.person().id(), scope.person().handle()), now);
    tell(scope, city, handle, DarkPlace.Move.OPEN);
    return handle;
  }

  private record Hand(long id, String handle) {}

  private String open(Ground ground, Found found, Hand hand, Instant at) {
    var today = India.dateOf(at);
    LocalDate due = found.dueOn();
    if (due == null) due = today.plusDays(store.daysFor(found.cause()));
    if (due.isBefore(today)) throw Refused.field("due", "unknown", "walk.fault.past");
    var photo = kept(ground, found.photo(), at);
    var cell = ground.cellOf(found.place());
    var place =
        new DarkPlace(
            "",
            ground.city(),
            new DarkPlace.Where(
                found.place(),
                cell.isPresent() ? cell.getAsInt() : null,
                found.pole(),
                found.landmark()),
            new DarkPlace.Duty(found.owner(), found.cause(), today, due),
            List.of(
                new DarkPlace.Act(
                    DarkPlace.Move.OPEN, 0, hand.id(), hand.handle(), "", photo, at)));
    var entry = new WalkStore.Entry(hand.id(), at, found.key());
    return store.insert(ground.city(), ground.unit(), place, entry);
  }

  private @Nullable String kept(Ground ground, byte @Nullable [] photo, Instant at) {
    return photo == null ? null : photos.insert(ground.city(), ground.unit(), photo, at);
  }

  /// Does the next step to a dark place, or says why not.
  @Transactional
  public Optional<DarkPlace.Refusal> move(
      Scope scope, String city, String handle, DarkPlace.Move move, Words with) {
    var checks = move == DarkPlace.Move.CLOSE || move == DarkPlace.Move.RETURN;
    var operation = checks ? Operation.VERIFY_WORKS : Operation.ENTER_WORKS;
    var ground = ground(scope, operation, city);
    store.lock(handle);
    var place = store.darkPlace(city, handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var by = scope.person().id();
    var refusal = place.refuses(move, by, with.remark(), with.photo() != null);
    if (refusal.isPresent()) return refusal;
    var now = clock.instant();
    var act =
        new DarkPlace.Act(
            move,
            place.nextRound(),
            by,
            scope.person().handle(),
            with.remark().strip(),
            kept(ground, with.photo(), now),
            now);
    store.insert(handle, ground.unit(), place.acts().size() + 1, act);
    tell(scope, city, handle, move);
    return Optional.empty();
  }

  /// What is said and shown with a step.
  @SuppressWarnings("ArrayRecordComponent")
  public record Words(String remark, byte @Nullable [] photo) {}

  private void tell(Scope scope, String city, String handle, DarkPlace.Move move) {
    trail.record(scope, TrailAct.allowed(move.name(), "DARK_PLACE", handle).with("city", city));
    events.tell(new DarkPlaceMoved(city, handle, move.name()));
  }

  /// A citizen says that a closed place is dark again; the program opens it for her.
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean reopen(String city, String handle, String remark) {
    var ground = grounds.find(city);
    if (ground.isEmpty()) return false;
    store.lock(handle);
    var place = store.darkPlace(city, handle);
    if (place.isEmpty() || place.get().state() != DarkPlace.State.CLOSED) return false;
    var act =
        new DarkPlace.Act(
            DarkPlace.Move.REOPEN,
            place.get().nextRound(),
            0,
            "citizen",
            remark,
            null,
            clock.instant());
    store.insert(handle, ground.get().unit(), place.get().acts().size() + 1, act);
    events.tell(new DarkPlaceMoved(city, handle, act.move().name()));
    return true;
  }

  /// Walks and dark places of a demonstration, as they would have come about.
  @Transactional(propagation = Propagation.MANDATORY)
  public void plant(Ground ground, List<Audit> audits, List<DarkPlace> places) {
    var now = clock.instant();
    for (var audit : audits)
      store.insert(ground, ground.cellOf(audit.place()).orElseThrow(), audit, 0, now);
    for (var place : new ArrayList<>(places)) {
      var entry = new WalkStore.Entry(0, place.acts().getFirst().at(), null);
      store.insert(ground.city(), ground.unit(), place, entry);
    }
  }
}
