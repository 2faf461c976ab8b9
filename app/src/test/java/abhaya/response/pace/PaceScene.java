package abhaya.response.pace;

import abhaya.base.access.StandingClock;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.recommend.DetourTravel;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Reckons the table of paces for tests of other modules, and waits until this machine follows it.
public final class PaceScene {
  private final PaceRegister register;
  private final Paces paces;
  private final StandingClock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PaceScene(
      PaceRegister register,
      Paces paces,
      StandingClock clock,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.register = register;
    this.paces = paces;
    this.clock = clock;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// @return false where there was nothing new
  public boolean reckon() {
    var before = paces.travel();
    if (!register.reckon(clock.instant())) return false;
    awaitOtherThan(before);
    return true;
  }

  /// Waits until this machine follows what was reckoned.
  void awaitOtherThan(DetourTravel before) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (paces.travel() == before) {
      if (System.nanoTime() > until) throw new AssertionError("the table is not followed");
      Thread.onSpinWait();
    }
  }

  /// How many trips are kept.
  public long trips() {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(
            status -> jdbc.sql("select count(*) from pace.trip").query(Long.class).single()));
  }
}
