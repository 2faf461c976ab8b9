package abhaya.base.trail;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.Entry;
import abhaya.verifier.InclusionProof;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the trail tells: to the auditor of the units under hers, and to those who work on an object
/// who looked at it.
@Component
public class TrailQueries {
  private static final int LOOKED_MAX = 200;

  /// That an entry stands in the log, under the first checkpoint that covers it.
  record Proof(InclusionProof path, Checkpoint.Signed checkpoint, boolean holds) {}

  private final JdbcClient jdbc;
  private final TrailStore entries;
  private final LeafStore leaves;
  private final TrailKey key;

  TrailQueries(JdbcClient jdbc, TrailStore entries, LeafStore leaves, TrailKey key) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.leaves = leaves;
    this.key = key;
  }

  /// Who looked at an object, the last first. Empty unless the reader's own look at it is on record
  /// already, not longer than fifteen minutes ago.
  @Transactional(readOnly = true)
  public List<Looked> whoLooked(Scope scope, String objectHandle) {
    return jdbc.sql("select * from trail.who_looked(:object, :most)")
        .param("object", objectHandle)
        .param("most", LOOKED_MAX)
        .query((row, number) -> {
          int unit = row.getInt("unit");
          return new Looked(
              row.getObject("at", OffsetDateTime.class).toInstant(),
              row.getString("actor"),
              row.getString("role"),
              unit == 0 ? null : new UnitId(unit),
              row.getString("action"),
              row.getString("decision").equals("ALLOW"));
        })
        .list();
  }

  /// When an investigating officer first opened these cases; without those that none has opened.
  @Transactional(readOnly = true)
  public Map<String, Instant> firstOpened(Scope scope, Collection<String> handles) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE));
    var found = new HashMap<String, Instant>();
    jdbc.sql("select * from trail.first_opened(:handles)")
        .param("handles", handles.toArray(String[]::new))
        .query(
            (RowCallbackHandler)
                row -> found.put(row.getString("object"), row.getTimestamp("at").toInstant()));
    return Map.copyOf(found);
  }

  /// Entries, the last first. An entry that has no place in the log yet has the index -1.
  @Transactional(readOnly = true)
  List<Entry> list(
      Scope scope, TrailFilter filter, TrailFilter.@Nullable Cursor behind, int limit) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    var where = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    put(where, values, "e.at >= :from", "from", utc(filter.from()));
    put(where, values, "e.at < :until", "until", utc(filter.until()));
    if (filter.actors() != null) {
      var actors = filter.actors().toArray(String[]::new);
      put(where, values, "e.actor = any (:actors)", "actors", actors);
    }
    put(where, values, "e.action = :action", "action", filter.action());
    put(where, values, "e.object = :object", "object", filter.object());
    put(where, values, "e.decision = :decision", "decision", filter.decision());
    if (filter.units() != null) {
      var units = filter.units().toArray(Integer[]::new);
      put(where, values, "e.unit = any (:units)", "units", units);
    }
    if (behind != null) {
      put(where, values, "(e.at, e.xid, e.id) < (:at, :xid::xid8, :id)", "at", utc(behind.at()));
      values.put("xid", Long.toString(behind.xid()));
      values.put("id", behind.id());
    }
    var conditions = where.isEmpty() ? "true" : String.join("\n   and ", where);
    return jdbc.sql(
            """
            select coalesce(l.index, -1) as index, %s
              from trail.entry e
              left join trail.leaf l on l.xid = e.xid and l.id = e.id
             where %s
             order by e.at desc, e.xid desc, e.id desc
             limit :limit
            """
                .formatted(TrailStore.COLUMNS, conditions))
        .params(values)
        .param("limit", limit)
        .query(entries.rows())
        .list();
  }

  /// One entry by its place in the log, if the reader may see it.
  @Transactional(readOnly = true)
  Optional<Entry> find(Scope scope, long index) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    return jdbc.sql(
            """
            select l.index, %s
              from trail.leaf l
              join trail.entry e on e.xid = l.xid and e.id = l.id
             where l.index = :index
            """
                .formatted(TrailStore.COLUMNS))
        .param("index", index)
        .query(entries.rows())
        .optional();
  }

  /// The proof of an entry; empty until a checkpoint covers it.
  @Transactional(readOnly = true)
  Optional<Proof> proof(Scope scope, Entry entry) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    var over = leaves.checkpointsOver(entry.index(), key.logKey().id(), 1);
    if (over.isEmpty()) return Optional.empty();
    var checkpoint = over.getFirst();
    var path = leaves.fromNodes(book -> book.inclusion(entry.index(), checkpoint.size()));
    boolean holds =
        checkpoint.signedBy(key.logKey()) && path.proves(entry.leaf(), checkpoint.root());
    return Optional.of(new Proof(path, checkpoint, holds));
  }

  /// Signed checkpoints, the last first.
  @Transactional(readOnly = true)
  List<Checkpoint.Signed> checkpoints(Scope scope, int limit) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    return leaves.lastCheckpoints(key.logKey().id(), limit);
  }

  /// The checkpoint of this size, as it was signed.
  @Transactional(readOnly = true)
  Optional<Checkpoint.Signed> checkpoint(Scope scope, long size) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    return leaves.checkpointsOver(size - 1, key.logKey().id(), 1).stream()
        .filter(checkpoint -> checkpoint.size() == size)
        .findFirst();
  }

  /// The actions that occur, for the filter.
  @Transactional(readOnly = true)
  List<String> actions(Scope scope) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    return jdbc
        .sql(
            """
            with recursive action (code) as (
              (select e.action from trail.entry e order by e.action limit 1)
               union all
              select (select e.action from trail.entry e
                       where e.action > action.code order by e.action limit 1)
                from action where action.code is not null)
            select code from action where code is not null order by code
            """)
        .query(String.class)
        .list()
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private static void put(
      List<String> where,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value == null) return;
    where.add(condition);
    values.put(name, value);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
