package abhaya.base.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts wrong attempts by source, and by source and name, and says how long the source waits.
///
/// An attempt is counted before it is looked at, so that a hundred at once are a hundred; a right
/// one is taken off again. Nothing is kept about the account.
@Component
class WrongAttempts {
  private final JdbcClient jdbc;
  private final ProgramWork program;
  private final Clock clock;

  WrongAttempts(JdbcClient jdbc, ProgramWork program, Clock clock) {
    this.jdbc = jdbc;
    this.program = program;
    this.clock = clock;
  }

  /// Counts an attempt of this name from this address. Zero: go ahead. Otherwise it was not
  /// counted, and the source waits that long.
  Duration begin(String address, String name) {
    var now = clock.instant();
    return program.call(() -> {
      inTurn(pair(address, name));
      inTurn(source(address));
      forgetBefore(now.minus(SlowDown.MEMORY));
      var wait = longer(waitOf(pair(address, name), now), waitOf(source(address), now));
      if (wait.isPositive()) return wait;
      count(pair(address, name), SlowDown.NAME_FROM_SOURCE, now);
      count(source(address), SlowDown.SOURCE, now);
      return Duration.ZERO;
    });
  }

  /// One step was right, the sign-in is not complete: takes the attempt off again.
  void forgive(String address, String name) {
    program.run(() -> {
      for (var key : List.of(pair(address, name), source(address))) {
        jdbc.sql("delete from access.wrong_attempt where source_hash = :key and failures = 1")
            .param("key", key)
            .update();
        jdbc.sql(
                """
                update access.wrong_attempt set failures = failures - 1, open_at = :now
                 where source_hash = :key
                """)
            .param("key", key)
            .param("now", at(clock.instant()))
            .update();
      }
    });
  }

  /// The sign-in is complete: this name from this address starts afresh.
  void clear(String address, String name) {
    forgive(address, name);
    program.run(() ->
        jdbc.sql("delete from access.wrong_attempt where source_hash = :key")
            .param("key", pair(address, name))
            .update());
  }

  private void count(byte[] key, SlowDown rule, Instant now) {
    var failures =
        jdbc.sql(
                """
                insert into access.wrong_attempt as w (source_hash, failures, last_at, open_at)
                values (:key, 1, :now, :now)
                    on conflict (source_hash) do update
                   set failures = w.failures + 1, last_at = :now
                returning failures
                """)
            .param("key", key)
            .param("now", at(now))
            .query(Integer.class)
            .single();
    jdbc.sql("update access.wrong_attempt set open_at = :openAt where source_hash = :key")
        .param("key", key)
        .param("openAt", at(now.plus(rule.waitAfter(failures))))
        .update();
  }

  /// Of many at once each sees the count of the one before.
  private void inTurn(byte[] key) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(:number)) as locked")
        .param("number", ByteBuffer.wrap(key).getLong())
        .query(Integer.class)
        .single();
  }

  private Duration waitOf(byte[] key, Instant now) {
    var openAt =
        jdbc.sql(
                """
                select open_at from access.wrong_attempt where source_hash = :key
                """)
            .param("key", key)
            .query(OffsetDateTime.class)
            .optional();
    var wait = openAt.map(at -> Duration.between(now, at.toInstant())).orElse(Duration.ZERO);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private void forgetBefore(Instant limit) {
    jdbc.sql("delete from access.wrong_attempt where last_at < :limit and open_at < :limit")
        .param("limit", at(limit))
        .update();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static byte[] pair(String address, String name) {
    return Tokens.hash("pair\n" + address + "\n" + name);
  }

  private static byte[] source(String address) {
    return Tokens.hash("source\n" + address);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
