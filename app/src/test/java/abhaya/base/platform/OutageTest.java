package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// What counts as the database's being away, and the address by which it is found again.
class OutageTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "08006, true",
    "08001, true",
    "57P01, true",
    "57P03, true",
    "53300, true",
    "25006, true",
    "23505, false",
    "57014, false",
    "40001, false",
    "42501, false"
  })
  void itIsToldByTheStateOfTheDatabase(String state, boolean away) {
    var failure = new IllegalStateException("act", new SQLException("said", state));
    assertThat(Outage.isIn(failure)).isEqualTo(away);
  }

  @Test
  void whatCannotEvenBeRolledBackIsOne() {
    var closed = new SQLException("Connection is closed");
    assertThat(Outage.isIn(closed)).isFalse();
    assertThat(Outage.isIn(new TransactionSystemException("rollback", closed))).isTrue();
  }

  @Test
  void aConnectionThatCannotBeHadIsOne() {
    assertThat(Outage.isIn(new SQLTransientConnectionException("pool"))).isTrue();
    assertThat(Outage.isIn(new CannotCreateTransactionException("begin"))).isTrue();
    assertThat(Outage.isIn(new IllegalStateException(new SocketTimeoutException()))).isTrue();
    assertThat(Outage.isIn(new IllegalArgumentException("no"))).isFalse();
  }

  @Test
  void anAddressOfManyAsksForThePrimaryAndLooksAgainSoon() {
    assertThat(DatabaseAddress.complete("jdbc:postgresql://a:1,b:2/x?user=u&password=p"))
        .isEqualTo(
            "jdbc:postgresql://a:1,b:2/x?user=u&password=p&connectTimeout=3&socketTimeout=120"
                + "&tcpKeepAlive=true&hostRecheckSeconds=1&targetServerType=primary");
  }

  @Test
  void whatTheOperatorWroteStands() {
    assertThat(DatabaseAddress.complete("jdbc:postgresql://a/x?socketTimeout=9"))
        .isEqualTo("jdbc:postgresql://a/x?socketTimeout=9&connectTimeout=3&tcpKeepAlive=true");
    assertThat(DatabaseAddress.complete("jdbc:postgresql://a,b/x?targetServerType=any"))
        .contains("targetServerType=any")
        .doesNotContain("targetServerType=primary");
    assertThat(DatabaseAddress.complete("jdbc:postgresql://a/x"))
        .startsWith("jdbc:postgresql://a/x?");
  }

  @Test
  void theNamePartsGoWhereverTheAddressHasThem() {
    assertThat(
            DatabaseConfig.withoutUser(
                DatabaseAddress.complete("jdbc:postgresql://a:1,b:2/x?user=u&password=p")))
        .startsWith("jdbc:postgresql://a:1,b:2/x?connectTimeout=3")
        .doesNotContain("user=")
        .doesNotContain("password=");
  }
}
