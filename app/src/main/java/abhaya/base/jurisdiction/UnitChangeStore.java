package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes a draft: whole sets at a time, and each unit's before and after beside it.
@Repository
class UnitChangeStore {

  private final JdbcClient jdbc;
  private final UnitChangeJson json;

  UnitChangeStore(JdbcClient jdbc, UnitChangeJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// One act on the tree at a time, until the end of the transaction.
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('jurisdiction'))").query(row -> {});
  }

  long nextAct() {
    return jdbc.sql("select nextval('jurisdiction.act_number')").query(Long.class).single();
  }

  /// Numbers for units that are new, in the draft's order.
  Map<UnitId, UnitId> number(UnitHistory base, UnitDraft draft) {
    var fresh =
        draft.changed().stream().map(UnitRecord::id).filter(id -> base.find(id).isEmpty()).toList();
    var given =
        jdbc.sql(
                """
                select nextval('jurisdiction.unit_number')::int
                  from generate_series(1, :wanted)
                """)
            .param("wanted", fresh.size())
            .query(Integer.class)
            .list();
    var numbers = new HashMap<UnitId, UnitId>();
    for (int i = 0; i < fresh.size(); i++) numbers.put(fresh.get(i), new UnitId(given.get(i)));
    return numbers;
  }

  /// @param changed with their lasting numbers
  void write(UnitHistory base, List<UnitRecord> changed, Map<String, UnitId> aliases) {
    insertUnits(changed.stream().filter(unit -> base.find(unit.id()).isEmpty()).toList());
    var names = differing(base, changed, UnitRecord::names);
    clear("delete from jurisdiction.unit_name where unit_id = any (:units)", names);
    insertNames(names);
    var placements = differing(base, changed, UnitRecord::placements);
    clear("delete from jurisdiction.placement where unit_id = any (:units)", placements);
    insertPlacements(placements);
    var revenue = differing(base, changed, UnitRecord::revenue);
    clear("delete from jurisdiction.revenue_mapping where unit_id = any (:units)", revenue);
    insertRevenue(base, changed, revenue);
    insertSuccessions(changed);
    insertAliases(aliases);
    jdbc.sql("set constraints all immediate").update();
  }

  private static List<UnitRecord> differing(
      UnitHistory base, List<UnitRecord> changed, Function<UnitRecord, List<?>> part) {
    return changed.stream()
        .filter(unit -> !part.apply(unit).equals(base.find(unit.id()).map(part).orElse(List.of())))
        .toList();
  }

  private void clear(String sql, List<UnitRecord> units) {
    if (!units.isEmpty()) jdbc.sql(sql).param("units", idsOf(units)).update();
  }

  private void insertUnits(List<UnitRecord> units) {
    jdbc.sql(
            """
            insert into jurisdiction.unit (id, kind)
            select * from unnest(:ids::int[], :kinds::text[])
            """)
        .param("ids", idsOf(units))
        .param("kinds", units.stream().map(unit -> unit.kind().name()).toArray(String[]::new))
        .update();
  }

  private void insertNames(List<UnitRecord> units) {
    var columns = new Columns();
    for (var unit : units) {
      for (var name : unit.names()) columns.add(unit.id(), name.valid(), name.en(), name.hi());
    }
    jdbc.sql(
            """
            insert into jurisdiction.unit_name (unit_id, name_en, name_hi, valid)
            select unit_id, name_en, name_hi, daterange(from_on, to_on)
              from unnest(:units::int[], :from::date[], :to::date[], :en::text[], :hi::text[])
                   as given (unit_id, from_on, to_on, name_en, name_hi)
            """)
        .params(columns.params("en", "hi"))
        .update();
  }

  private void insertPlacements(List<UnitRecord> units) {
    var columns = new Columns();
    for (var unit : units) {
      for (var at : unit.placements()) {
        var parent = at.parent() == null ? null : Integer.toString(at.parent().value());
        columns.add(unit.id(), at.valid(), parent, at.label());
      }
    }
    jdbc.sql(
            """
            insert into jurisdiction.placement
                   (unit_id, level, parent_id, parent_level, label, valid)
            select g.unit_id, u.level, g.parent_id, p.level, g.label, daterange(g.from_on, g.to_on)
              from unnest(:units::int[], :from::date[], :to::date[], :parents::int[],
                          :labels::text[])
                   as g (unit_id, from_on, to_on, parent_id, label)
              join jurisdiction.unit u on u.id = g.unit_id
              left join jurisdiction.unit p on p.id = g.parent_id
            """)
        .params(columns.params("parents", "labels"))
        .update();
  }

  private void insertRevenue(UnitHistory base, List<UnitRecord> changed, List<UnitRecord> units) {
    var now = new HashMap<UnitId, UnitRecord>();
    changed.forEach(unit -> now.put(unit.id(), unit));
    var columns = new Columns();
    for (var unit : units) {
      var state = Integer.toString(stateOf(unit, base, now).value());
      for (var mapping : unit.revenue()) {
        columns.add(unit.id(), mapping.valid(), Integer.toString(mapping.lgd()), state);
      }
    }
    if (columns.isEmpty()) return;
    jdbc.sql(
            """
            with given as (
              select *
                from unnest(:units::int[], :from::date[], :to::date[], :lgds::int[], :states::int[])
                     as g (unit_id, from_on, to_on, lgd, state_id)
            ), known as (
              insert into jurisdiction.revenue_district (lgd, state_id)
              select distinct on (lgd) lgd, state_id from given
                  on conflict do nothing
            )
            insert into jurisdiction.revenue_mapping (unit_id, lgd, valid)
            select unit_id, lgd, daterange(from_on, to_on) from given
            """)
        .params(columns.params("lgds", "states"))
        .update();
  }

  private static UnitId stateOf(UnitRecord unit, UnitHistory base, Map<UnitId, UnitRecord> now) {
    var at = unit;
    while (at.kind() != UnitKind.STATE) {
      var parent = at.placements().getLast().parent();
      if (parent == null) return at.id();
      var found = now.get(parent);
      at = found != null ? found : base.get(parent);
    }
    return at.id();
  }

  private void insertSuccessions(List<UnitRecord> changed) {
    for (var unit : changed) {
      var next = unit.succession();
      if (next == null) continue;
      jdbc.sql(
              """
              insert into jurisdiction.succession (unit_id, successor_id, from_on)
              values (:unit, :successor, :from)
                  on conflict (unit_id) do update
                 set successor_id = excluded.successor_id, from_on = excluded.from_on
              """)
          .param("unit", unit.id().value())
          .param("successor", next.successor().value())
          .param("from", next.fromOn())
          .update();
    }
  }

  private void insertAliases(Map<String, UnitId> aliases) {
    if (aliases.isEmpty()) return;
    var given = List.copyOf(aliases.entrySet());
    var codes = given.stream().map(Map.Entry::getKey).toArray(String[]::new);
    var units = given.stream().map(alias -> alias.getValue().value()).toArray(Integer[]::new);
    jdbc.sql(
            """
            insert into jurisdiction.unit_alias (code, unit_id)
            select * from unnest(:codes::text[], :units::int[])
            """)
        .param("codes", codes)
        .param("units", units)
        .update();
  }

  /// Keeps what stood before and after, for each unit changed.
  void note(
      long act,
      String verb,
      UnitId subject,
      ChangeNote note,
      UnitHistory base,
      List<UnitRecord> changed) {
    var verbs = new ArrayList<String>();
    var before = new ArrayList<@Nullable String>();
    var after = new ArrayList<String>();
    for (var unit : changed) {
      var known = base.find(unit.id());
      before.add(known.map(json::written).orElse(null));
      after.add(json.written(unit));
      verbs.add(UnitChangeJson.verb(verb, subject, unit, known));
    }
    jdbc.sql(
            """
            insert into jurisdiction.unit_change
                   (act_id, unit_id, act, effective_on, entered_by, reason, before, after)
            select :act, unit_id, verb, :effective, :by, :reason, before::jsonb, after::jsonb
              from unnest(:units::int[], :verbs::text[], :before::text[], :after::text[])
                   as g (unit_id, verb, before, after)
            """)
        .param("act", act)
        .param("units", idsOf(changed))
        .param("verbs", verbs.toArray(String[]::new))
        .param("before", before.toArray(String[]::new))
        .param("after", after.toArray(String[]::new))
        .param("effective", note.effectiveOn())
        .param("by", note.by())
        .param("reason", note.reason())
        .update();
  }

  /// The unit's history, the newest entry first.
  List<UnitChange> changesOf(UnitId unit, int limit) {
    return jdbc.sql(
            """
            select act, effective_on, entered_at, entered_by, reason
              from jurisdiction.unit_change
             where unit_id = :unit
             order by id desc
             limit :limit
            """)
        .param("unit", unit.value())
        .param("limit", limit)
        .query((row, number) ->
            new UnitChange(
                Objects.requireNonNull(row.getString("act")),
                row.getObject("effective_on", LocalDate.class),
                row.getTimestamp("entered_at").toInstant(),
                Objects.requireNonNull(row.getString("entered_by")),
                Objects.requireNonNull(row.getString("reason"))))
        .list();
  }

  /// Works out the lineage of all stations anew; how many rows differed.
  int renewLineage() {
    return jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
  }

  private static Integer[] idsOf(List<UnitRecord> units) {
    return units.stream().map(unit -> unit.id().value()).toArray(Integer[]::new);
  }

  /// Rows of a unit and a span with two more columns, for `unnest`.
  private static final class Columns {
    private final List<Integer> units = new ArrayList<>();
    private final List<LocalDate> from = new ArrayList<>();
    private final List<@Nullable LocalDate> to = new ArrayList<>();
    private final List<@Nullable String> first = new ArrayList<>();
    private final List<String> second = new ArrayList<>();

    void add(UnitId unit, Span valid, @Nullable String one, String two) {
      units.add(unit.value());
      from.add(valid.from());
      to.add(valid.isOpen() ? null : valid.to());
      first.add(one);
      second.add(two);
    }

    boolean isEmpty() {
      return units.isEmpty();
    }

    Map<String, Object> params(String one, String two) {
      return Map.of(
          "units",
          units.toArray(Integer[]::new),
          "from",
          texts(from),
          "to",
          texts(to),
          one,
          first.toArray(String[]::new),
          two,
          second.toArray(String[]::new));
    }

    private static @Nullable String[] texts(List<? extends @Nullable LocalDate> days) {
      return days.stream().map(day -> day == null ? null : day.toString()).toArray(String[]::new);
    }
  }
}
