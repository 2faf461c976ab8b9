package abhaya.response.pace;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.response.recommend.Calibration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the table of paces from the trips of the last three months. Whoever comes second finds
/// nothing new: the row of the reckoning lets one after the other in.
@Service
class PaceRegister {
  static final Period LOOKED_AT = Period.ofDays(90);

  private final PaceStore store;
  private final Events events;
  private final TransactionTemplate transactions;

  PaceRegister(PaceStore store, Events events, TransactionTemplate transactions) {
    this.store = store;
    this.events = events;
    this.transactions = transactions;
  }

  /// @return false where there was nothing new to reckon
  boolean reckon(Instant now) {
    return DatabaseContext.SYSTEM.call(
        () -> Boolean.TRUE.equals(transactions.execute(status -> reckonOnce(now))));
  }

  private boolean reckonOnce(Instant now) {
    var today = India.dateOf(now);
    if (!store.isDue(today)) return false;
    var shown = store.shown(today.minus(LOOKED_AT));
    var rows = Calibration.learn(shown.stream().map(PaceStore.Shown::group).toList());
    var reckoned = new ArrayList<PaceStore.Reckoned>();
    for (int i = 0; i < rows.size(); i++) {
      reckoned.add(new PaceStore.Reckoned(rows.get(i), shown.get(i).lastOn()));
    }
    store.replace(reckoned, today);
    events.tell(new PacesReckoned(now));
    return true;
  }
}
