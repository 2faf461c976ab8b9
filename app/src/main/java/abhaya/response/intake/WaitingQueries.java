package abhaya.response.intake;

import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.signal.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What waits, for the desk beside the call takers; and callers as those may know them who have to
/// reach them: masked.
@Component
public class WaitingQueries {
  private final SignalQueries queries;
  private final JdbcClient jdbc;
  private final TransactionTemplate alone;

  WaitingQueries(SignalQueries queries, JdbcClient jdbc, PlatformTransactionManager manager) {
    this.queries = queries;
    this.jdbc = jdbc;
    this.alone = new TransactionTemplate(manager);
    alone.setReadOnly(true);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// One row of the queue, without who it is.
  ///
  /// @param urgency 1 to 3, before a person has looked
  public record Waiting(
      String handle,
      String reference,
      String channel,
      String meaning,
      int urgency,
      boolean missed,
      Instant receivedAt,
      boolean taken,
      int parts,
      boolean placed,
      @Nullable Double radiusMetres) {}

  @Transactional(readOnly = true)
  public List<Waiting> list(Scope scope) {
    var found = new ArrayList<Waiting>();
    for (var missed : List.of(false, true)) {
      for (var one : queries.listWaiting(scope, missed)) {
        found.add(
            new Waiting(
                one.handle(),
                one.reference(),
                one.channel(),
                one.meaning(),
                one.urgency(),
                one.missed(),
                one.receivedAt(),
                one.takenBy() != null,
                one.parts(),
                one.placed(),
                one.radiusMetres()));
      }
    }
    return found;
  }

  /// All who wait or are to be called back.
  @Transactional(readOnly = true)
  public long count(Scope scope) {
    var counts = queries.counts(scope);
    return counts.waiting() + counts.missed();
  }

  /// The caller behind the first of these signals that has one, masked. Read under the program's own
  /// context, for the one incident that is open before the reader and on record.
  public Optional<String> masked(Scope scope, List<String> signals) {
    if (signals.isEmpty()) return Optional.empty();
    return numbers(signals).stream()
        .flatMap(number -> PhoneNumber.read(number).stream())
        .findFirst()
        .map(PhoneNumber::masked);
  }

  private List<String> numbers(List<String> signals) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            alone.execute(status ->
                jdbc.sql(
                        """
                        select c.number
                          from intake.signal s
                          join intake.caller c on c.signal_id = s.id
                         where s.handle = any (:signals) and c.number is not null
                         order by array_position(:signals, s.handle)
                        """)
                    .param("signals", signals.toArray(String[]::new))
                    .query((row, number) -> Objects.requireNonNull(row.getString("number")))
                    .list())));
  }
}
