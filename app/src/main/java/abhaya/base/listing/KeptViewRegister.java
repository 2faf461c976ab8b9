package abhaya.base.listing;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps views, shares them, takes them away and brings them back.
@Service
class KeptViewRegister {
  private static final int KEPT_MAX = 100;

  private final KeptViewStore store;
  private final TrailRegister trail;
  private final Clock clock;

  KeptViewRegister(KeptViewStore store, TrailRegister trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public KeptView keep(Scope scope, String typedName, String typedAddress, boolean shared) {
    var address =
        KeptView.addressOf(typedAddress).orElseThrow(() -> Refused.field("of", "not-understood"));
    var name = typedName.strip();
    if (name.isEmpty()) throw Refused.field("name", "required");
    if (name.codePointCount(0, name.length()) > KeptView.NAME_MAX) {
      throw Refused.field("name", "too-long");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw Refused.field("name", "not-understood");
    }
    if (store.count(scope) >= KEPT_MAX) throw Refused.field("name", "too-many");
    var list = KeptView.listOf(address);
    var view = new KeptView(Handle.next(), list, name, address.toString(), shared, true, false);
    store.insert(scope, view, clock.instant());
    record(scope, view.handle(), shared ? "SHARE" : "KEEP");
    return view;
  }

  @Transactional(readOnly = true)
  public List<KeptView> list(Scope scope) {
    return store.list(scope);
  }

  /// Takes a view away, or brings it back.
  @Transactional
  public void remove(Scope scope, String handle, boolean away) {
    if (!store.remove(scope, handle, away ? clock.instant() : null)) {
      throw new NotVisible(Reason.OUTSIDE_UNIT);
    }
    record(scope, handle, away ? "REMOVE" : "RESTORE");
  }

  private void record(Scope scope, String handle, String act) {
    trail.record(scope, TrailAct.allowed(act, "KEPT_VIEW", handle));
  }
}
