package abhaya.investigation.cases;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Citation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cases for pages and for the API. Which rows exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
class CaseSheetQueries {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaseSheetQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// The case of this handle, if it is there for the reader.
  Optional<CaseSheet> find(Scope scope, String handle) {
    var head =
        jdbc.sql(
                """
                select c.*, coalesce(c.officer_id = (select access.officer_id()), false) as mine
                  from cases.case_file c
                 where c.handle = :handle
                """)
            .param("handle", handle)
            .query(this::head)
            .optional();
    return head.map(this::withEvents);
  }

  private CaseSheet head(ResultSet row, int number) throws SQLException {
    return new CaseSheet(
        row.getLong("id"),
        row.getString("handle"),
        new UnitId(row.getInt("station_id")),
        new UnitId(row.getInt("first_station_id")),
        new CaseSheet.Registered(
            row.getString("fir_number"),
            row.getBoolean("zero_fir"),
            moment(row, "recorded_at"),
            moment(row, "entered_at"),
            moment(row, "arrived_at"),
            row.getObject("occurrence_from", LocalDate.class),
            row.getObject("occurrence_to", LocalDate.class),
            row.getString("sections_text")),
        citations(row.getString("citations")),
        victims(row.getString("victims")),
        row.getInt("basis") == 0 ? null : Basis.ofCode(row.getInt("basis")),
        row.getString("regime"),
        row.getString("officer_id"),
        officer(row),
        row.getObject("clock_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getObject("reported_on", LocalDate.class),
        row.getBoolean("mine"),
        row.getBoolean("with_prosecution"),
        row.getInt("returned_count"),
        row.getObject("clock_removed_on", LocalDate.class),
        List.of());
  }

  private CaseSheet withEvents(CaseSheet head) {
    return head.with(events(List.of(head.id())).getOrDefault(head.id(), List.of()));
  }

  /// Cases of these stations that wait for their final report or came back from the court, with what
  /// happened in them; those with the least time first.
  List<CaseSheet> open(Scope scope, Collection<UnitId> stations, int limit) {
    var heads =
        jdbc.sql(
                """
                select c.*, coalesce(c.officer_id = (select access.officer_id()), false) as mine
                  from cases.case_file c
                 where c.station_id = any (:stations) and c.counted and c.basis > 0
                   and (c.reported_on is null or c.returned_count > 0)
                 order by c.reported_on is not null, c.due_on, c.id
                 limit :limit
                """)
            .param("stations", stations.stream().map(UnitId::value).toArray(Integer[]::new))
            .param("limit", limit)
            .query(this::head)
            .list();
    var events = events(heads.stream().map(CaseSheet::id).toList());
    return heads.stream()
        .map(head -> head.with(events.getOrDefault(head.id(), List.of())))
        .toList();
  }

  /// Those of these cases that count, with what happened in them.
  List<CaseSheet> byIds(Scope scope, Collection<Long> ids) {
    var heads =
        jdbc.sql(
                """
                select c.*, false as mine from cases.case_file c
                 where c.id = any (:ids) and c.counted and c.basis > 0
                """)
            .param("ids", ids.toArray(Long[]::new))
            .query(this::head)
            .list();
    var events = events(heads.stream().map(CaseSheet::id).toList());
    return heads.stream()
        .map(head -> head.with(events.getOrDefault(head.id(), List.of())))
        .toList();
  }

  /// What happened in these cases, oldest first, each in its latest version.
  private Map<Long, List<CaseSheet.Happening>> events(List<Long> cases) {
    var events = new HashMap<Long, List<CaseSheet.Happening>>();
    jdbc.sql(
            """
            select distinct on (h.case_id, h.kind, h.key) h.case_id, h.kind, h.key, h.step, h.subject,
                   h.happened_at, h.entered_at, h.arrived_at, h.unit_id,
                   coalesce(h.detail, '{}')::text as detail
              from cases.happening h
             where h.case_id = any (:cases)
             order by h.case_id, h.kind, h.key, h.version desc
            """)
        .param("cases", cases.toArray(Long[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    events
                        .computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                        .add(happening(row)));
    for (var of : events.values()) of.sort(Comparator.comparing(CaseSheet.Happening::happenedAt));
    return events;
  }

  private CaseSheet.Happening happening(ResultSet row) throws SQLException {
    return new CaseSheet.Happening(
        row.getString("kind"),
        row.getString("key"),
        row.getString("step"),
        row.getString("subject"),
        moment(row, "happened_at"),
        moment(row, "entered_at"),
        moment(row, "arrived_at"),
        new UnitId(row.getInt("unit_id")),
        json.readTree(row.getString("detail")));
  }

  /// One page of a list.
  List<CaseLine> list(Scope scope, CaseListAsk ask) {
    return jdbc.sql(
            """
            select c.handle, c.station_id, c.fir_number, c.recorded_on, c.citations::text as citations,
                   c.due_on, c.reported_on, c.report_kind, c.officer_id, c.officer_name,
                   c.officer_rank, c.delay_code, c.victims::text as victims,
                   coalesce(c.officer_id = (select access.officer_id()), false) as mine
              from cases.case_file c
             where c.station_id = any (:stations) and c.counted and c.basis > 0
               and %s and (:all or c.handle = any (:only))
             order by %s
             limit :size offset :skip
            """
                .formatted(ask.state().condition(), ask.order()))
        .params(parameters(ask))
        .param("all", ask.way().only().isEmpty())
        .param("only", ask.way().only().toArray(String[]::new))
        .param("size", ask.way().size())
        .param("skip", (ask.page() - 1) * CaseListAsk.PAGE_SIZE)
        .query(this::line)
        .list();
  }

  /// Cases of these stations with this number, the latest first.
  List<CaseLine> byNumber(Scope scope, Collection<UnitId> stations, String number, int limit) {
    return jdbc.sql(
            """
            select c.handle, c.station_id, c.fir_number, c.recorded_on, c.citations::text as citations,
                   c.due_on, c.reported_on, c.report_kind, c.officer_id, c.officer_name,
                   c.officer_rank, c.delay_code, c.victims::text as victims,
                   coalesce(c.officer_id = (select access.officer_id()), false) as mine
              from cases.case_file c
             where c.station_id = any (:stations) and c.counted and c.basis > 0
               and c.fir_number = :number
             order by c.recorded_on desc, c.id desc
             limit :size
            """)
        .param("stations", stations.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("number", number)
        .param("size", limit)
        .query(this::line)
        .list();
  }

  /// How many cases the list has in all.
  long count(Scope scope, CaseListAsk ask) {
    return jdbc.sql(
            """
            select count(*)
              from cases.case_file c
             where c.station_id = any (:stations) and c.counted and c.basis > 0
               and %s
            """
                .formatted(ask.state().condition()))
        .params(parameters(ask))
        .query(Long.class)
        .single();
  }

  /// How many cases each list of these stations has.
  Map<CaseListAsk.State, Long> counts(Scope scope, CaseListAsk ask) {
    var columns =
        Arrays.stream(CaseListAsk.State.values())
            .map(state -> "count(*) filter (where %s)".formatted(state.condition()))
            .collect(Collectors.joining(", "));
    return jdbc.sql(
            """
            select %s
              from cases.case_file c
             where c.station_id = any (:stations) and c.counted and c.basis > 0
            """
                .formatted(columns))
        .params(parameters(ask))
        .query((row, number) -> {
          var counts = new EnumMap<CaseListAsk.State, Long>(CaseListAsk.State.class);
          var column = 1;
          for (var state : CaseListAsk.State.values()) counts.put(state, row.getLong(column++));
          return counts;
        })
        .single();
  }

  private static Map<String, Object> parameters(CaseListAsk ask) {
    return Map.of(
        "stations",
        ask.stations().stream().map(UnitId::value).toArray(Integer[]::new),
        "today",
        ask.today());
  }

  private CaseLine line(ResultSet row, int number) throws SQLException {
    return new CaseLine(
        row.getString("handle"),
        new UnitId(row.getInt("station_id")),
        row.getString("fir_number"),
        row.getObject("recorded_on", LocalDate.class),
        citations(row.getString("citations")),
        row.getObject("due_on", LocalDate.class),
        row.getObject("reported_on", LocalDate.class),
        row.getString("report_kind"),
        officer(row),
        row.getString("delay_code"),
        victims(row.getString("victims")).stream().map(CaseSheet.Victim::code).toList(),
        row.getBoolean("mine"));
  }

  private static @Nullable String officer(ResultSet row) throws SQLException {
    var name = row.getString("officer_name");
    if (name == null) return row.getString("officer_id");
    var rank = row.getString("officer_rank");
    return rank == null ? name : rank + " " + name;
  }

  private List<Citation> citations(String text) {
    var found = new ArrayList<Citation>();
    for (var node : json.readTree(text)) {
      found.add(
          new Citation(
              Act.valueOf(node.path("act").asString()),
              node.path("section").asString(),
              text(node, "subSection"),
              text(node, "clause"),
              node.path("readWith").asBoolean(false)));
    }
    return found;
  }

  private List<CaseSheet.Victim> victims(String text) {
    var found = new ArrayList<CaseSheet.Victim>();
    for (var node : json.readTree(text)) {
      found.add(
          new CaseSheet.Victim(
              node.path("code").asString(""),
              node.path("ageBand").asString("unknown"),
              text(node, "sex"),
              node.path("disability").asBoolean(false)));
    }
    return found;
  }

  private static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}
