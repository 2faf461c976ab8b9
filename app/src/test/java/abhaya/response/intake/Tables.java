package abhaya.response.intake;

import abhaya.base.platform.DatabaseContext;
import abhaya.response.signal.Original;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the tables hold of signals and positions, once it has come in.
record Tables(JdbcClient jdbc, TransactionTemplate transactions, Board board) {

  /// @param words what somebody said in words, or nothing
  record Row(
      long id,
      String handle,
      String channel,
      String meaning,
      List<String> flags,
      Original original,
      String device,
      String words,
      boolean joined) {

    String text() {
      return new String(original.bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return handle + " " + channel + " " + meaning + " " + flags + " " + text();
    }
  }

  /// Waits until so many signals fit.
  List<Row> await(int count, Predicate<Row> fits) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    var found = List.<Row>of();
    while (System.nanoTime() < until) {
      var version = board.state().version();
      found = all().stream().filter(fits).toList();
      if (found.size() >= count) return found;
      try {
        board.await(version, Duration.ofMillis(300));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("of " + count + " came " + found);
  }

  List<Row> all() {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select s.id, s.handle, s.channel, s.meaning, s.flags, o.bytes,
                               coalesce(c.device, '') as device, coalesce(c.words, '') as words,
                               s.lead_id is not null as joined
                          from intake.signal s
                          join intake.original o on o.signal_id = s.id
                          left join intake.caller c on c.signal_id = s.id
                         order by s.id
                        """)
                    .query((row, number) ->
                        new Row(
                            row.getLong("id"),
                            row.getString("handle"),
                            row.getString("channel"),
                            row.getString("meaning"),
                            List.of((String[]) row.getArray("flags").getArray()),
                            new Original(row.getBytes("bytes")),
                            row.getString("device"),
                            row.getString("words"),
                            row.getBoolean("joined")))
                    .list())));
  }

  /// The faults of a device's reports, `none` for a good one, once so many are there.
  List<String> faults(String device, int count) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    var found = List.<String>of();
    while (System.nanoTime() < until) {
      found =
          DatabaseContext.SYSTEM.call(() ->
              Objects.requireNonNull(
                  transactions.execute(status ->
                      jdbc.sql(
                              """
                              select coalesce(fault, 'none') as fault from position.fix
                               where device = :device order by received_at
                              """)
                          .param("device", device)
                          .query((row, number) -> row.getString("fault"))
                          .list())));
      if (found.size() >= count) return found;
      Thread.onSpinWait();
    }
    throw new AssertionError("of " + count + " positions came " + found);
  }
}
