package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of changes that do not hold yet, and of taking them back.
@Repository
class UnitUndoStore {
  private final JdbcClient jdbc;
  private final UnitChangeJson json;

  UnitUndoStore(JdbcClient jdbc, UnitChangeJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Acts on the unit from a day after this one that still stand, the nearest first.
  List<ComingChange> coming(UnitId unit, LocalDate today) {
    return jdbc.sql(
            """
            select c.act_id, c.act, c.effective_on, c.reason
              from jurisdiction.unit_change c
             where c.unit_id = :unit and c.effective_on > :today and c.act <> 'UNDONE'
               and not exists (select from jurisdiction.unit_change u where u.undoes = c.act_id)
             order by c.effective_on, c.id
             limit 50
            """)
        .param("unit", unit.value())
        .param("today", today)
        .query((row, number) ->
            new ComingChange(
                row.getLong("act_id"),
                Objects.requireNonNull(row.getString("act")),
                row.getObject("effective_on", LocalDate.class),
                Objects.requireNonNull(row.getString("reason"))))
        .list();
  }

  /// The units of an act that does not hold yet and was not taken back.
  List<UnitUndo.Piece> pieces(long act, LocalDate today, UnitHistory now) {
    return jdbc.sql(
            """
            select c.unit_id, u.kind, c.before::text as before, c.after::text as after
              from jurisdiction.unit_change c
              join jurisdiction.unit u on u.id = c.unit_id
             where c.act_id = :act and c.effective_on > :today and c.act not in ('UNDONE','IMPORTED')
               and not exists (select from jurisdiction.unit_change n where n.undoes = c.act_id)
             order by c.id
            """)
        .param("act", act)
        .param("today", today)
        .query((row, number) -> {
          var id = new UnitId(row.getInt("unit_id"));
          var kind = UnitKind.valueOf(Objects.requireNonNull(row.getString("kind")));
          var before = row.getString("before");
          var after = json.read(id, kind, Objects.requireNonNull(row.getString("after")));
          Optional<UnitRecord> was =
              before == null ? Optional.empty() : json.read(id, kind, before);
          var same = after.isPresent() && now.find(id).equals(after);
          return new UnitUndo.Piece(id, was, before == null, same);
        })
        .list();
  }

  /// The day from which the act would hold.
  Optional<LocalDate> effectiveOn(long act) {
    return jdbc.sql(
            "select min(effective_on) as day from jurisdiction.unit_change where act_id = :act")
        .param("act", act)
        .query((row, number) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
        .single();
  }

  /// Units that were to be opened stand on no day any more; their numbers are not given again.
  void withdraw(Collection<UnitId> units) {
    var ids = units.stream().map(UnitId::value).toArray(Integer[]::new);
    for (var table : List.of("placement", "unit_name", "revenue_mapping", "succession")) {
      jdbc.sql("delete from jurisdiction." + table + " where unit_id = any (:units)")
          .param("units", ids)
          .update();
    }
    jdbc.sql("delete from jurisdiction.unit_alias where unit_id = any (:units)")
        .param("units", ids)
        .update();
  }

  void dropSuccessions(Collection<UnitId> units) {
    jdbc.sql("delete from jurisdiction.succession where unit_id = any (:units)")
        .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
        .update();
  }

  /// Notes the units that were withdrawn, and marks the act as taken back.
  void note(long act, long undone, Collection<UnitId> withdrawn, ChangeNote note) {
    jdbc.sql(
            """
            insert into jurisdiction.unit_change
                   (act_id, unit_id, act, effective_on, entered_by, reason, before, after, undoes)
            select :act, c.unit_id, 'UNDONE', :effective, :by, :reason, c.after, '{}', :undone
              from jurisdiction.unit_change c
             where c.act_id = :undone and c.unit_id = any (:units)
            """)
        .param("act", act)
        .param("undone", undone)
        .param("units", withdrawn.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("effective", note.effectiveOn())
        .param("by", note.by())
        .param("reason", note.reason())
        .update();
    jdbc.sql(
            """
            update jurisdiction.unit_change set undoes = :undone
             where act_id = :act and undoes is null
            """)
        .param("act", act)
        .param("undone", undone)
        .update();
  }
}
