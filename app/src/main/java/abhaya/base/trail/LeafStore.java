package abhaya.base.trail;

import abhaya.verifier.Checkpoint;
import abhaya.verifier.CompactRange;
import abhaya.verifier.Entry;
import abhaya.verifier.Hash;
import abhaya.verifier.Merkle;
import abhaya.verifier.ProofBook;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tree over the entries: leaves, complete subtrees and signed checkpoints.
@Component
class LeafStore {
  /// Only one sequencer works at a time, however many programs stand on the database.
  private static final long SEQUENCER = 0x61626861_7472L;

  /// Where the sequencer stands.
  ///
  /// @param size number of leaves
  /// @param xid transaction of the last leaf of this epoch, 0 if there is none yet
  /// @param afterId entries of this epoch are numbered above
  /// @param stale the last leaf's transaction has not happened yet: numbers have started again
  record Place(long size, int epoch, long xid, long id, long afterId, boolean stale) {}

  private record Node(int level, long index) {}

  private final JdbcClient jdbc;

  LeafStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether this transaction is now the sequencer's, until it ends.
  boolean tryLock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(:key)")
        .param("key", SEQUENCER)
        .query(Boolean.class)
        .single();
  }

  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(:key)")
        .param("key", SEQUENCER)
        .query((row, number) -> 1)
        .list();
  }

  Place place() {
    return jdbc.sql(
            """
            with last as materialized (
              select index, epoch, xid, id from trail.leaf order by index desc limit 1),
                 era as materialized (
              select number, after_id from trail.epoch order by number desc limit 1)
            select coalesce((select index + 1 from last), 0)                        as size,
                   era.number, era.after_id,
                   coalesce((select xid from last where epoch = era.number), '0')::text as xid,
                   coalesce((select id from last where epoch = era.number), 0)      as id,
                   coalesce((select xid >= pg_snapshot_xmin(pg_current_snapshot())
                               from last where epoch = era.number), false)          as stale
              from era
            """)
        .query((row, number) ->
            new Place(
                row.getLong("size"),
                row.getInt("number"),
                Long.parseLong(row.getString("xid")),
                row.getLong("id"),
                row.getLong("after_id"),
                row.getBoolean("stale")))
        .single();
  }

  /// Begins an epoch: entries numbered above all that have a leaf now.
  void beginEpoch(int number) {
    jdbc.sql(
            """
            insert into trail.epoch (number, after_id)
            select :number, coalesce(max(id), 0) from trail.leaf
            """)
        .param("number", number)
        .update();
  }

  /// Appends entries to the tree; the range moves with them.
  void append(int epoch, CompactRange range, List<Entry> entries) {
    var first = range.size();
    int count = entries.size();
    var hashes = new byte[count][];
    var levels = new ArrayList<Integer>();
    var indexes = new ArrayList<Long>();
    var nodes = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      var leaf = entries.get(i).withIndex(first + i).leaf();
      hashes[i] = leaf.bytes();
      range.append(
          leaf,
          (level, index, hash) -> {
            if (level == 0) return;
            levels.add(level);
            indexes.add(index);
            nodes.add(hash.bytes());
          });
    }
    insertLeaves(epoch, first, entries, hashes);
    jdbc.sql(
            """
            insert into trail.node (level, index, hash)
            select * from unnest(:levels::smallint[], :indexes::bigint[], :hashes::bytea[])
            """)
        .param("levels", levels.toArray(Integer[]::new))
        .param("indexes", indexes.toArray(Long[]::new))
        .param("hashes", nodes.toArray(byte[][]::new))
        .update();
  }

  private void insertLeaves(int epoch, long first, List<Entry> entries, byte[][] hashes) {
    var places = entries.stream().map(Entry::place).toList();
    jdbc.sql(
            """
            insert into trail.leaf (index, epoch, xid, id, hash)
            select :first + n - 1, :epoch, xid::xid8, id, hash
              from unnest(:xids::text[], :ids::bigint[], :hashes::bytea[])
                   with ordinality as leaf (xid, id, hash, n)
            """)
        .param("first", first)
        .param("epoch", epoch)
        .param("xids", places.stream().map(p -> Long.toString(p.xid())).toArray(String[]::new))
        .param("ids", places.stream().map(Entry.Place::id).toArray(Long[]::new))
        .param("hashes", hashes)
        .update();
  }

  /// Answers from stored nodes: asks once which are needed, fetches them together, then answers.
  <T> T fromNodes(Function<ProofBook, T> question) {
    var wanted = new ArrayList<Node>();
    var _ =
        question.apply(
            new ProofBook((level, index) -> {
              wanted.add(new Node(level, index));
              return Merkle.EMPTY_ROOT;
            }));
    var found = nodes(wanted);
    return question.apply(
        new ProofBook((level, index) -> {
          // a node that somebody removed proves nothing, and neither does this
          return found.getOrDefault(new Node(level, index), Merkle.EMPTY_ROOT);
        }));
  }

  private Map<Node, Hash> nodes(List<Node> wanted) {
    var found = new HashMap<Node, Hash>();
    if (wanted.isEmpty()) return found;
    jdbc.sql(
            """
            with wanted as materialized (
              select level, index from unnest(:levels::int[], :indexes::bigint[]) as w (level, index))
            select w.level, w.index, l.hash
              from wanted w join trail.leaf l on l.index = w.index
             where w.level = 0
             union all
            select w.level, w.index, n.hash
              from wanted w join trail.node n on n.level = w.level::smallint and n.index = w.index
            """)
        .param("levels", wanted.stream().map(Node::level).toArray(Integer[]::new))
        .param("indexes", wanted.stream().map(Node::index).toArray(Long[]::new))
        .query(row -> {
          found.put(
              new Node(row.getInt("level"), row.getLong("index")), Hash.of(row.getBytes("hash")));
        });
    return found;
  }

  void insert(Checkpoint.Signed signed, String keyId) {
    jdbc.sql(
            """
            insert into trail.checkpoint (size, key_id, root, at, origin, note)
            values (:size, :key, :root, :at, :origin, :note)
            """)
        .param("size", signed.size())
        .param("key", keyId)
        .param("root", signed.root().bytes())
        .param("at", OffsetDateTime.ofInstant(signed.checkpoint().at(), ZoneOffset.UTC))
        .param("origin", signed.checkpoint().origin())
        .param("note", signed.note())
        .update();
  }

  /// The last checkpoint signed with this key.
  Optional<Checkpoint.Signed> lastCheckpoint(String keyId) {
    return jdbc.sql(
            "select note from trail.checkpoint where key_id = :key order by size desc limit 1")
        .param("key", keyId)
        .query(String.class)
        .optional()
        .map(Checkpoint.Signed::parse);
  }

  /// Checkpoints of this key, the last first.
  List<Checkpoint.Signed> lastCheckpoints(String keyId, int limit) {
    return jdbc.sql(
            """
            select note from trail.checkpoint
             where key_id = :key order by size desc limit :limit
            """)
        .param("key", keyId)
        .param("limit", limit)
        .query((row, number) -> Checkpoint.Signed.parse(row.getString("note")))
        .list();
  }

  /// Checkpoints of this key that cover more than `size` entries, the smallest first.
  List<Checkpoint.Signed> checkpointsOver(long size, String keyId, int limit) {
    return jdbc
        .sql(
            """
            select note from trail.checkpoint
             where key_id = :key and size > :size order by size limit :limit
            """)
        .param("key", keyId)
        .param("size", size)
        .param("limit", limit)
        .query(String.class)
        .list()
        .stream()
        .map(note -> Checkpoint.Signed.parse(Objects.requireNonNull(note)))
        .toList();
  }

  Instant now() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }
}
