package abhaya.base.trail;

import abhaya.verifier.Checkpoint;
import abhaya.verifier.Entry;
import abhaya.verifier.ExportLine;
import abhaya.verifier.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Pages of the log as lines of an export: each entry with the leaf hash that was stored for it,
/// not with one made anew, so that the check sees what was changed.
@Component
class ExportStore {
  private static final int PAGE = 1000;

  /// @param next the index from which the next page reads
  record Page(List<ExportLine> lines, long next) {}

  private final JdbcClient jdbc;
  private final TrailStore entries;

  ExportStore(JdbcClient jdbc, TrailStore entries) {
    this.jdbc = jdbc;
    this.entries = entries;
  }

  Page page(long next, long until, String keyId) {
    long end = Math.min(until, next + PAGE);
    var items = items(next, end);
    var marks = marks(next, end, keyId);
    var lines = new ArrayList<ExportLine>(items.size() + marks.size());
    int mark = 0;
    for (var item : items) {
      // a checkpoint stands behind the last entry it covers
      while (mark < marks.size() && marks.get(mark).size() <= item.entry().index()) {
        lines.add(new ExportLine.Mark(marks.get(mark++)));
      }
      lines.add(item);
    }
    while (mark < marks.size()) lines.add(new ExportLine.Mark(marks.get(mark++)));
    return new Page(lines, end);
  }

  private List<ExportLine.Item> items(long from, long to) {
    var rows = entries.rows();
    return jdbc.sql(
            """
            select l.index, l.hash, %s
              from trail.leaf l
              join trail.entry e on e.xid = l.xid and e.id = l.id
             where l.index >= :from and l.index < :to
             order by l.index
            """
                .formatted(TrailStore.COLUMNS))
        .param("from", from)
        .param("to", to)
        .query((row, number) -> {
          Entry entry = Objects.requireNonNull(rows.mapRow(row, number));
          return new ExportLine.Item(entry, Hash.of(row.getBytes("hash")));
        })
        .list();
  }

  private List<Checkpoint.Signed> marks(long over, long upTo, String keyId) {
    return jdbc.sql(
            """
            select note from trail.checkpoint
             where key_id = :key and size > :over and size <= :upTo
             order by size
            """)
        .param("key", keyId)
        .param("over", over)
        .param("upTo", upTo)
        .query((row, number) -> Checkpoint.Signed.parse(row.getString("note")))
        .list();
  }
}
