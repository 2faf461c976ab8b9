package abhaya.base.feed;

import abhaya.base.platform.Nodes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what is known of each import.
@Repository
public class BatchStore {
  static final String COLUMNS =
      """
      id, handle, feed, door, sender, unit_id, format, columns, bytes_total, started_at,
      finished_at, state, received, accepted, unchanged, quarantined, refused, root
      """;

  private final JdbcClient jdbc;
  private final Nodes nodes;

  BatchStore(JdbcClient jdbc, Nodes nodes) {
    this.jdbc = jdbc;
    this.nodes = nodes;
  }

  /// Begins an import; the answer is its number.
  @Transactional
  public long start(Batch batch) {
    return jdbc.sql(
            """
            insert into feed.batch
                   (handle, feed, door, sender, unit_id, format, columns, bytes_total, started_at,
                    machine)
            values (:handle, :feed, :door, :sender, :unit, :format, :columns, :bytes,
                    to_timestamp(:started / 1e6), :machine)
            returning id
            """)
        .param("handle", batch.handle())
        .param("feed", batch.feed())
        .param("door", batch.door().name())
        .param("sender", batch.sender())
        .param("unit", batch.unitId())
        .param("format", batch.format().name())
        .param("columns", batch.columns().toArray(String[]::new))
        .param("bytes", batch.bytes())
        .param("started", Columns.micros(batch.startedAt()))
        .param("machine", nodes.self())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /// How far it has come.
  @Transactional
  public void progress(long id, Batch.Counts counts) {
    counted(id, counts, "").update();
  }

  /// It is done: every row has its answer.
  @Transactional
  public void finish(long id, Batch.Counts counts, String root, Instant now) {
    counted(id, counts, "state = 'DONE', root = :root, finished_at = to_timestamp(:now / 1e6),")
        .param("root", root)
        .param("now", Columns.micros(now))
        .update();
  }

  private JdbcClient.StatementSpec counted(long id, Batch.Counts counts, String more) {
    return jdbc.sql(
            """
            update feed.batch
               set %s received = :received, accepted = :accepted, unchanged = :unchanged,
                   quarantined = :quarantined, refused = :refused
             where id = :id
            """
                .formatted(more))
        .param("id", id)
        .param("received", counts.received())
        .param("accepted", counts.accepted())
        .param("unchanged", counts.unchanged())
        .param("quarantined", counts.quarantined())
        .param("refused", counts.refused());
  }

  /// Marks imports that were under way when the program ended; those of other machines that are there
  /// go on.
  @Transactional
  public int markStopped() {
    return jdbc.sql(
            """
            update feed.batch set state = 'STOPPED'
             where state = 'RUNNING' and not machine = any (:others)
            """)
        .param("others", nodes.listOthers().toArray(String[]::new))
        .update();
  }

  /// An import, if the reader's context lets it be seen.
  @Transactional(readOnly = true)
  public Optional<Batch> find(String handle) {
    return jdbc.sql("select " + COLUMNS + " from feed.batch where handle = :handle")
        .param("handle", handle)
        .query((row, number) -> batch(row))
        .optional();
  }

  static Batch batch(ResultSet row) throws SQLException {
    var finished = row.getTimestamp("finished_at");
    return new Batch(
        row.getLong("id"),
        row.getString("handle"),
        row.getString("feed"),
        Batch.Door.valueOf(row.getString("door")),
        row.getString("sender"),
        row.getInt("unit_id"),
        FeedFormat.valueOf(row.getString("format")),
        texts(row.getArray("columns")),
        row.getLong("bytes_total"),
        EnvelopeStore.instant(row, "started_at"),
        finished == null ? null : finished.toInstant(),
        Batch.State.valueOf(row.getString("state")),
        new Batch.Counts(
            row.getLong("received"),
            row.getLong("accepted"),
            row.getLong("unchanged"),
            row.getLong("quarantined"),
            row.getLong("refused")),
        row.getString("root"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
