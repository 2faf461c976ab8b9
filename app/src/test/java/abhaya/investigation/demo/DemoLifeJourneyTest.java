package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A demonstration lives by itself: signals come in at its own doors, each marked as a test.
@JourneyTest
@TestPropertySource(properties = {"abhaya.simulation=true", "server.address=127.0.0.1"})
class DemoLifeJourneyTest {
  @Autowired DemoLife life;
  @Autowired DemoAccounts accounts;
  @Autowired DataFolder folder;
  @Autowired ConfigurableApplicationContext context;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private long signals() {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql("select count(*) from intake.signal").query(Long.class).single())));
  }

  private void ready() {
    life.ready(
        new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
  }

  @Test
  void aSignalArrivesByItselfWhereADemonstrationIsAndNowhereElse() throws Exception {
    ready();
    assertThat(signals()).as("nobody of a demonstration is here").isZero();
    var client =
        accounts.addClient(
            "demo-signals", Role.SIGNAL_CLIENT, UnitId.NATION, Set.of(ApiScope.SIGNALS));
    accounts.add(
        new DemoAccounts.Person(
            "Invented taker", "taker", Role.CALL_TAKER, UnitId.ofState(9), null));
    Files.writeString(
        folder.path().resolve("demo-credentials.json"),
        "{\"clients\":[{\"clientId\":\"demo-signals\",\"clientSecret\":\"%s\"}]}"
            .formatted(client.clientSecret()));
    ready();
    var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (signals() == 0 && System.nanoTime() < until) LockSupport.parkNanos(50_000_000);
    assertThat(signals()).isPositive();
  }
}
