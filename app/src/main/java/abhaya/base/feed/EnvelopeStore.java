package abhaya.base.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps each record once. To be called inside the transaction of the import.
@Repository
public class EnvelopeStore {
  private static final long LOCK_OF_FEEDS = 8112;
  private static final long LOCK_OF_LINKS = 8113;

  private final JdbcClient jdbc;

  EnvelopeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// From here to the end of the transaction no other import writes records of this source. With
  /// `alone` no import of any source writes: records that link sources are written so.
  public void lock(String source, boolean alone) {
    jdbc.sql(
            alone
                ? "select pg_advisory_xact_lock(:links)::text"
                : "select pg_advisory_xact_lock_shared(:links)::text")
        .param("links", LOCK_OF_LINKS)
        .query(String.class)
        .list();
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:source, :feeds))::text")
        .param("source", source)
        .param("feeds", LOCK_OF_FEEDS)
        .query(String.class)
        .list();
  }

  /// Whether no record of this source is kept, as far as the reader sees.
  public boolean hasNone(String source) {
    // as a range, so that the order can only come from the key: never a walk through the table
    return jdbc.sql(
            """
            select not exists (select from feed.envelope
                                where source >= :source and source <= :source
                                order by source limit 1)
            """)
        .param("source", source)
        .query(Boolean.class)
        .single();
  }

  /// The hashes of those of these records that are known.
  public Map<Envelope.Name, UUID> known(Collection<Envelope.Name> names) {
    var found = HashMap.<Envelope.Name, UUID>newHashMap(names.size());
    jdbc.sql(
            """
            select e.source, e.type, e.key, e.version, e.hash
              from unnest(:sources, :types, :keys, :versions) as n (source, type, key, version)
              join feed.envelope e using (source, type, key, version)
            """)
        .param("sources", names.stream().map(Envelope.Name::source).toArray(String[]::new))
        .param("types", names.stream().map(Envelope.Name::type).toArray(String[]::new))
        .param("keys", names.stream().map(Envelope.Name::key).toArray(String[]::new))
        .param("versions", names.stream().mapToInt(Envelope.Name::version).toArray())
        .query(row -> {
          found.put(name(row), row.getObject("hash", UUID.class));
        });
    return found;
  }

  /// All records of these subjects, every version.
  public List<Envelope> ofSubjects(List<String> sources, List<String> subjects) {
    return jdbc.sql(
            """
            select e.source, e.type, e.key, e.version, e.subject, e.hash, e.unit_id, e.happened_at,
                   e.entered_at, e.received_at, e.batch_id, e.row_no, e.excepted, e.withdrawn,
                   e.body
              from unnest(:sources, :subjects) as s (source, subject)
              join feed.envelope e using (source, subject)
            """)
        .param("sources", sources.toArray(String[]::new))
        .param("subjects", subjects.toArray(String[]::new))
        .query((row, number) -> envelope(row))
        .list();
  }

  /// Keeps records; the answer is how many were new. One that another import kept meanwhile, or
  /// that this reader may not see, is not kept again.
  public int insert(List<Envelope> envelopes) {
    if (envelopes.isEmpty()) return 0;
    var columns = new Columns<>(envelopes);
    return jdbc.sql(
            """
            insert into feed.envelope
                   (source, type, key, version, subject, hash, unit_id, happened_at, entered_at,
                    received_at, batch_id, row_no, body)
            select source, type, key, version, subject, hash::uuid, unit_id,
                   to_timestamp(happened / 1e6::float8), to_timestamp(entered / 1e6::float8),
                   to_timestamp(:received / 1e6::float8), :batch, row_no, body
              from unnest(:sources, :types, :keys, :versions, :subjects, :hashes, :units,
                          :happened, :entered, :rows, :bodies)
                   as e (source, type, key, version, subject, hash, unit_id, happened, entered,
                         row_no, body)
                on conflict do nothing
            """)
        .param("sources", columns.texts(e -> e.name().source()))
        .param("types", columns.texts(e -> e.name().type()))
        .param("keys", columns.texts(e -> e.name().key()))
        .param("versions", columns.ints(e -> e.name().version()))
        .param("subjects", columns.texts(Envelope::subject))
        .param("hashes", columns.texts(e -> e.hash().toString()))
        .param("units", columns.ints(Envelope::unitId))
        .param("happened", columns.moments(Envelope::happenedAt))
        .param("entered", columns.moments(Envelope::enteredAt))
        .param("received", Columns.micros(envelopes.getFirst().receivedAt()))
        .param("batch", envelopes.getFirst().batchId())
        .param("rows", columns.ints(Envelope::row))
        .param("bodies", columns.texts(Envelope::body))
        .update();
  }

  /// A person let the record count.
  public void except(Envelope.Name name) {
    mark(name, "update feed.envelope set excepted = true");
  }

  /// A person took the record out.
  public void withdraw(Envelope.Name name) {
    mark(name, "update feed.envelope set withdrawn = true");
  }

  private void mark(Envelope.Name name, String update) {
    jdbc.sql(
            update
                + " where source = :source and type = :type and key = :key and version = :version")
        .param("source", name.source())
        .param("type", name.type())
        .param("key", name.key())
        .param("version", name.version())
        .update();
  }

  static Envelope.Name name(ResultSet row) throws SQLException {
    return new Envelope.Name(
        row.getString("source"),
        row.getString("type"),
        row.getString("key"),
        row.getInt("version"));
  }

  private static Envelope envelope(ResultSet row) throws SQLException {
    return new Envelope(
        name(row),
        row.getString("subject"),
        row.getObject("hash", UUID.class),
        row.getInt("unit_id"),
        instant(row, "happened_at"),
        instant(row, "entered_at"),
        instant(row, "received_at"),
        row.getLong("batch_id"),
        row.getInt("row_no"),
        row.getBoolean("excepted"),
        row.getBoolean("withdrawn"),
        row.getString("body"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}
