package abhaya.base.platform;

import java.util.Objects;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions whose statements are planned once for any values (`plan_cache_mode`, PostgreSQL 18,
/// 19.7.4): where they are about few rows, to plan them anew takes longer than to run them. Whoever
/// finds many rows after all goes back to plans for those ([EventTable]).
final class PlannedOnce {
  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

  private PlannedOnce() {}

  /// Runs a transaction; whether its statements stay planned once is for it to say.
  static <T> T call(TransactionTemplate transactions, TransactionCallback<T> act) {
    return Objects.requireNonNull(
        ScopedValue.where(ON, true).call(() -> transactions.execute(act)));
  }

  /// Runs with transactions planned as all others again.
  static void lifted(Runnable act) {
    ScopedValue.where(ON, false).run(act);
  }

  static boolean isOn() {
    return ON.orElse(false);
  }
}
