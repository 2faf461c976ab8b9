package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.platform.Outage;
import abhaya.base.platform.ThrowawayDatabase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The tree that is kept, and a database that goes away.
class UnitTreesModuleTest {
  /// The number of the last change is looked at anew after a second.
  private static final long OLD_MILLIS = 1_100;

  @Test
  void whileTheDatabaseIsAwayTheTreeThatIsKnownStands() throws Exception {
    try (var source = new SingleConnectionDataSource(ThrowawayDatabase.create(), true)) {
      var trees = trees(source);
      var known = trees.today();
      assertThat(known.children(UnitId.NATION)).hasSize(36);
      sendAway(source);
      TimeUnit.MILLISECONDS.sleep(OLD_MILLIS);
      assertThat(trees.today()).isSameAs(known);
      assertThat(trees.asOf(LocalDate.of(2024, 3, 31)).children(UnitId.NATION)).hasSize(36);
    }
  }

  @Test
  void whatWasNeverReadOrIsKnownToBeOldIsNotMadeUp() throws Exception {
    try (var source = new SingleConnectionDataSource(ThrowawayDatabase.create(), true)) {
      var trees = trees(source);
      assertThat(trees.today().children(UnitId.NATION)).hasSize(36);
      sendAway(source);
      trees.refresh();
      assertThatThrownBy(trees::today).matches(Outage::isIn);
      assertThatThrownBy(trees(source)::today).matches(Outage::isIn);
    }
  }

  private static UnitTrees trees(SingleConnectionDataSource source) {
    var store = new UnitStore(JdbcClient.create(source));
    return new UnitTrees(store, Clock.systemUTC(), new DataSourceTransactionManager(source));
  }

  private static void sendAway(SingleConnectionDataSource source) throws Exception {
    try (var connection = source.getConnection();
        var act = connection.createStatement()) {
      act.execute("select pg_terminate_backend(pg_backend_pid())");
    } catch (java.sql.SQLException gone) {
      assertThat(gone.getSQLState()).isEqualTo("57P01");
    }
  }
}
