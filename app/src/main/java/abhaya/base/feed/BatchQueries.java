package abhaya.base.feed;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// The history of imports. The database shows those of the reader's units only.
@Repository
public class BatchQueries {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  BatchQueries(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// Imports, the last first.
  public List<Batch> list(Scope scope, int page, int size) {
    return in(
        scope,
        () ->
            jdbc.sql(
                    "select "
                        + BatchStore.COLUMNS
                        + """
                         from feed.batch
                        order by started_at desc, id desc
                        limit :limit offset :offset
                        """)
                .param("limit", size)
                .param("offset", (page - 1) * size)
                .query((row, number) -> BatchStore.batch(row))
                .list());
  }

  /// How many imports there are in all.
  public long count(Scope scope) {
    return in(scope, () -> jdbc.sql("select count(*) from feed.batch").query(Long.class).single());
  }

  /// One import.
  public Optional<Batch> find(Scope scope, String handle) {
    return in(
        scope,
        () ->
            jdbc.sql("select " + BatchStore.COLUMNS + " from feed.batch where handle = :handle")
                .param("handle", handle)
                .query((row, number) -> BatchStore.batch(row))
                .optional());
  }

  /// Those who import read under the purpose of the feed, others under their own.
  private <T> T in(Scope scope, Supplier<T> read) {
    var operation = scope.may(Operation.IMPORT) ? Operation.IMPORT : Operation.SEE_QUARANTINE;
    return scope
        .contextFor(operation)
        .call(() -> Objects.requireNonNull(transactions.execute(status -> read.get())));
  }
}
