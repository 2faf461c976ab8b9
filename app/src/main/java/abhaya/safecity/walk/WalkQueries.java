package abhaya.safecity.walk;

import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Walks and dark places for pages.
@Component
@Transactional(readOnly = true)
class WalkQueries {
  private final WalkStore store;

  WalkQueries(WalkStore store) {
    this.store = store;
  }

  List<WalkStore.Walked> audits(Scope scope, String city, Instant since) {
    return store.audits(city, since);
  }

  WalkStore.Weighting weighting(Scope scope) {
    return store.weighting();
  }

  List<DarkPlace> darkPlaces(Scope scope, String city) {
    return store.darkPlaces(city);
  }

  Optional<DarkPlace> find(Scope scope, String city, String handle) {
    return store.darkPlace(city, handle);
  }

  /// The nearest open dark place within some metres.
  Optional<DarkPlace> near(Scope scope, String city, Point place, double metres) {
    return store.darkPlaces(city).stream()
        .filter(one -> one.state() != DarkPlace.State.CLOSED)
        .filter(one -> one.where().place().metresTo(place) <= metres)
        .min(Comparator.comparingDouble(one -> one.where().place().metresTo(place)));
  }
}
