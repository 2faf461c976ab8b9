package abhaya.response.pace;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.response.recommend.PaceBook;
import abhaya.response.recommend.Trip;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what trips teach, and forgets whose they were.
@Service
public class TripRegister {
  private final PaceStore store;
  private final UnitTrees trees;

  TripRegister(PaceStore store, UnitTrees trees) {
    this.store = store;
    this.trees = trees;
  }

  /// Keeps one trip, in the transaction of whoever makes sure that it comes once.
  ///
  /// @param to where it had to go
  /// @param of the station or centre of that place
  /// @param startedAt its hour is the trip's
  /// @throws IllegalArgumentException for a trip that teaches nothing
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Trip trip, Point to, UnitId of, Instant startedAt) {
    if (trip.fault().isPresent()) throw new IllegalArgumentException("teaches nothing");
    var day = India.dateOf(startedAt);
    var tree = trees.asOf(day);
    var state = tree.above(of, UnitKind.STATE).map(Unit::id).orElse(UnitId.NATION);
    var district = tree.above(of, UnitKind.DISTRICT).map(Unit::id).orElse(state);
    var hour = startedAt.atZone(India.ZONE).getHour();
    store.insert(new PaceStore.Kept(state, district, PaceBook.cell(to), day, hour, trip));
  }
}
