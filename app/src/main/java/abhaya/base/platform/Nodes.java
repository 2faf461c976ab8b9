package abhaya.base.platform;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The machines that work on this database, each with a sign of life every five seconds. What a
/// machine has to ask only because of others it leaves out while it is alone.
@Component
public class Nodes implements SmartLifecycle {
  private static final int SECONDS = 5;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String self;
  private volatile boolean others;
  private final Rounds rounds = new Rounds("nodes", "no sign of life was given");

  Nodes(JdbcClient jdbc, TransactionTemplate transactions, DataFolder folder) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.self = folder.machine();
  }

  /// The name of this machine: that of its data folder, whatever its address.
  public String self() {
    return self;
  }

  /// Whether another machine gave a sign of life within half a minute.
  public boolean hasOthers() {
    return others;
  }

  /// The other machines that gave a sign of life within half a minute, asked now.
  public List<String> listOthers() {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select machine from platform.node
                         where machine <> :self and seen_at > now() - interval '30 seconds'
                        """)
                    .param("self", self)
                    .query(String.class)
                    .list())));
  }

  /// Gives a sign of life and looks for those of others.
  void look() {
    others =
        DatabaseContext.SYSTEM.call(() ->
            Boolean.TRUE.equals(
                transactions.execute(status ->
                    jdbc.sql(
                            """
                            with own as (
                              insert into platform.node (machine) values (:self)
                              on conflict (machine) do update set seen_at = clock_timestamp()),
                            gone as (
                              delete from platform.node where seen_at < now() - interval '30 days')
                            select exists (
                              select from platform.node
                               where machine <> :self and seen_at > now() - interval '30 seconds')
                            """)
                        .param("self", self)
                        .query(Boolean.class)
                        .single())));
  }

  @Override
  public void start() {
    rounds.start(Duration.ZERO, Duration.ofSeconds(SECONDS), this::look);
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
