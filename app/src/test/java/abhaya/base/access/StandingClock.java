package abhaya.base.access;

import abhaya.base.platform.India;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A clock that stands until a test moves it forward. It starts at the true time, because the
/// database has a clock of its own.
public final class StandingClock extends Clock {
  private Instant now;

  StandingClock(Instant now) {
    this.now = now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return India.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @TestConfiguration(proxyBeanMethods = false)
  public static class Config {
    @Bean
    @Primary
    StandingClock standingClock() {
      return new StandingClock(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /// The true number of rounds would make a test wait a third of a second for each password.
    @Bean
    @Primary
    Passwords quickPasswords() {
      return new Passwords(1_000);
    }

    /// A door of some module: says who it takes the caller for, and what the database does.
    @RestController
    static class ProbeDoor {
      private final JdbcClient jdbc;
      private final TransactionTemplate transactions;

      ProbeDoor(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
      }

      @GetMapping("/api/v1/probe")
      Map<String, Object> look(Scope scope) {
        return answer(scope);
      }

      @PostMapping("/api/v1/probe")
      Map<String, Object> act(Scope scope) {
        return answer(scope);
      }

      @GetMapping("/probe")
      String page(Scope scope) {
        return scope.role().name();
      }

      private Map<String, Object> answer(Scope scope) {
        var told =
            transactions.execute(status ->
                jdbc.sql("select concat_ws(' ', sec.role(), sec.unit(), sec.purpose())")
                    .query(String.class)
                    .single());
        return Map.of(
            "role", scope.role(),
            "database", String.valueOf(told),
            "mayImport", scope.mayOn(Operation.IMPORT, FewUnits.STATION),
            "mayChangeUnits", scope.mayOn(Operation.CHANGE_UNITS, FewUnits.STATION),
            "mayCount", scope.mayOn(Operation.SEE_COUNTS, FewUnits.STATION));
      }
    }
  }
}
