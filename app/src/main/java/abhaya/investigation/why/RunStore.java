package abhaya.investigation.why;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.outlook.CaseWorld;
import abhaya.investigation.outlook.WhatIf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps simulations: what was asked with which seed, and what came out.
@Repository
@Transactional
class RunStore {
  private static final String COLUMNS =
      """
      select handle, unit_id, parts, seed, officers, benches, runs, world::text as world, state, done,
             effect::text as effect, asked_at
        from why.run
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RunStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(Scope scope, WhatIfRun run) {
    jdbc.sql(
            """
            insert into why.run (handle, unit_id, parts, seed, officers, benches, runs, world, state,
                                 asked_by, asked_at)
            values (:handle, :unit, :parts, :seed, :officers, :benches, :runs, :world::jsonb, 'WAITING',
                    :person, :at)
            """)
        .param("handle", run.handle())
        .param("unit", run.unit().value())
        .param("parts", run.parts().stream().map(UnitId::value).toArray(Integer[]::new))
        .param("seed", run.seed())
        .param("officers", run.officers())
        .param("benches", run.benches())
        .param("runs", run.runs())
        .param("world", world(run.fitted()))
        .param("person", scope.person().id())
        .param("at", Timestamp.from(run.askedAt()))
        .update();
  }

  Optional<WhatIfRun> find(String handle) {
    return jdbc.sql(COLUMNS + " where handle = :handle")
        .param("handle", handle)
        .query(this::run)
        .optional();
  }

  List<WhatIfRun> of(UnitId unit, int limit) {
    return jdbc.sql(COLUMNS + " where unit_id = :unit order by asked_at desc limit :limit")
        .param("unit", unit.value())
        .param("limit", limit)
        .query(this::run)
        .list();
  }

  /// Those that were cut off by the end of the program, or never began.
  List<WhatIfRun> unfinished(int limit) {
    return jdbc.sql(
            COLUMNS + " where state in ('WAITING','RUNNING') order by asked_at limit :limit")
        .param("limit", limit)
        .query(this::run)
        .list();
  }

  long countUnfinished() {
    return jdbc.sql("select count(*) from why.run where state in ('WAITING','RUNNING')")
        .query(Long.class)
        .single();
  }

  void progress(String handle, int done) {
    jdbc.sql("update why.run set state = 'RUNNING', done = :done where handle = :handle")
        .param("handle", handle)
        .param("done", done)
        .update();
  }

  void finish(String handle, WhatIf.Effect effect) {
    jdbc.sql(
            """
            update why.run set state = 'DONE', done = runs, effect = :effect::jsonb
             where handle = :handle
            """)
        .param("handle", handle)
        .param("effect", effect(effect))
        .update();
  }

  void fail(String handle) {
    jdbc.sql("update why.run set state = 'FAILED' where handle = :handle")
        .param("handle", handle)
        .update();
  }

  private String world(WorldFit.Fitted fitted) {
    var node = json.createObjectNode();
    var world = fitted.world();
    node.put("arrivals", world.arrivalsPerDay());
    node.put("officerDays", world.officerDays());
    node.put("labShare", world.labShare());
    node.put("labDays", world.labDays());
    node.put("finishDays", world.finishDays());
    node.put("allowed", world.allowedDays());
    node.put("days", world.days());
    node.put("startUp", world.startUpDays());
    node.put("officers", fitted.today().officers());
    node.put("benches", fitted.today().benches());
    node.put("real", fitted.realShare());
    node.put("simulated", fitted.simulatedShare());
    node.put("posted", fitted.posted());
    return node.toString();
  }

  private static WorldFit.Fitted fitted(JsonNode node) {
    return new WorldFit.Fitted(
        new CaseWorld(
            node.path("arrivals").asDouble(),
            node.path("officerDays").asDouble(),
            node.path("labShare").asDouble(),
            node.path("labDays").asDouble(),
            node.path("finishDays").asDouble(),
            node.path("allowed").asDouble(),
            node.path("days").asInt(),
            node.path("startUp").asInt()),
        new CaseWorld.Capacity(node.path("officers").asInt(), node.path("benches").asInt()),
        node.path("real").asDouble(),
        node.path("simulated").asDouble(),
        node.path("posted").asInt());
  }

  private String effect(WhatIf.Effect effect) {
    var node = json.createObjectNode();
    node.put("seed", effect.seed());
    node.put("runs", effect.runs());
    node.put("cases", effect.cases());
    node.put("missed", effect.missed());
    node.put("low", effect.low());
    node.put("middle", effect.middle());
    node.put("high", effect.high());
    return node.toString();
  }

  private WhatIf.@Nullable Effect effect(@Nullable String text) {
    if (text == null) return null;
    var node = json.readTree(text);
    return new WhatIf.Effect(
        node.path("seed").asLong(),
        node.path("runs").asInt(),
        node.path("cases").asLong(),
        node.path("missed").asLong(),
        node.path("low").asLong(),
        node.path("middle").asLong(),
        node.path("high").asLong());
  }

  private WhatIfRun run(ResultSet row, int number) throws SQLException {
    return new WhatIfRun(
        row.getString("handle"),
        new UnitId(row.getInt("unit_id")),
        Arrays.stream((Integer[]) row.getArray("parts").getArray()).map(UnitId::new).toList(),
        row.getLong("seed"),
        row.getInt("officers"),
        row.getInt("benches"),
        row.getInt("runs"),
        fitted(json.readTree(row.getString("world"))),
        WhatIfRun.State.valueOf(row.getString("state")),
        row.getInt("done"),
        effect(row.getString("effect")),
        row.getTimestamp("asked_at").toInstant());
  }
}
