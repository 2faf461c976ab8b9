package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A country small enough to draw, on paper and in the database:
///
///     IN ─┬─ 09 ── A ─┬─ S1
///         │           └─ S2
///         └─ 27 ── B ─── S3
public final class SmallTree {
  public static final int DISTRICT_A = 2001;
  public static final int DISTRICT_B = 2002;
  public static final int DISTRICT_T = 2009;
  public static final int S1 = 3001;
  public static final int S2 = 3002;
  public static final int S3 = 3003;
  public static final int S9 = 3009;
  public static final String S1_CODE = "IN.09.A.S1";
  public static final String S2_CODE = "IN.09.A.S2";
  public static final String S3_CODE = "IN.27.B.S3";
  private static final LocalDate FROM = LocalDate.of(1900, 1, 1);

  private SmallTree() {}

  private record Node(int id, UnitKind kind, String label, @Nullable Integer parent) {}

  private static final List<Node> NODES =
      List.of(
          new Node(1, UnitKind.NATION, "IN", null),
          new Node(109, UnitKind.STATE, "09", 1),
          new Node(127, UnitKind.STATE, "27", 1),
          new Node(DISTRICT_A, UnitKind.DISTRICT, "A", 109),
          new Node(DISTRICT_B, UnitKind.DISTRICT, "B", 127),
          new Node(S1, UnitKind.STATION, "S1", DISTRICT_A),
          new Node(S2, UnitKind.STATION, "S2", DISTRICT_A),
          new Node(S3, UnitKind.STATION, "S3", DISTRICT_B));

  public static UnitTree tree() {
    var records = new ArrayList<UnitRecord>();
    for (var node : NODES) {
      var parent = node.parent() == null ? null : new UnitId(node.parent());
      var span = Span.since(FROM);
      records.add(
          new UnitRecord(
              new UnitId(node.id()),
              node.kind(),
              List.of(new Placement(parent, node.label(), span)),
              List.of(new UnitName(node.label(), "", span)),
              List.of(),
              null));
    }
    var history = new UnitHistory(records, Map.of());
    var day = LocalDate.of(2026, 11, 23);
    return new UnitTree(history, day, new CodeBook(history, day));
  }

  /// Adds what the migrations do not bring: the districts and stations.
  public static void plant(JdbcClient jdbc, UnitTrees trees) {
    plant(jdbc, trees, NODES);
  }

  /// Adds a district T with a station S9 under a State.
  public static void plantUnder(JdbcClient jdbc, UnitTrees trees, int state) {
    plant(
        jdbc,
        trees,
        List.of(
            new Node(DISTRICT_T, UnitKind.DISTRICT, "T", state),
            new Node(S9, UnitKind.STATION, "S9", DISTRICT_T)));
  }

  private static void plant(JdbcClient jdbc, UnitTrees trees, List<Node> nodes) {
    for (var node : nodes) {
      if (node.id() < 2000) continue;
      jdbc.sql("insert into jurisdiction.unit (id, kind) values (:id, :kind)")
          .param("id", node.id())
          .param("kind", node.kind().name())
          .update();
      jdbc.sql(
              """
              insert into jurisdiction.unit_name (unit_id, name_en, valid)
              values (:id, :label, daterange('1900-01-01', null))
              """)
          .param("id", node.id())
          .param("label", node.label())
          .update();
      jdbc.sql(
              """
              insert into jurisdiction.placement
                     (unit_id, level, parent_id, parent_level, label, valid)
              select :id, u.level, :parent, p.level, :label, daterange('1900-01-01', null)
                from jurisdiction.unit u, jurisdiction.unit p
               where u.id = :id and p.id = :parent
              """)
          .param("id", node.id())
          .param("parent", node.parent())
          .param("label", node.label())
          .update();
    }
    jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
    refreshAfterCommit(trees);
  }

  /// Before the commit another thread would read the country without its districts, and keep it.
  private static void refreshAfterCommit(UnitTrees trees) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      trees.refresh();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            trees.refresh();
          }
        });
  }
}
