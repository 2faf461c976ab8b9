package abhaya.response.recommend;

import abhaya.bench.PostgresPeer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The free units in a table of PostGIS with an index of geographies for each capability; prepared
/// questions, changes in batches, nothing forced to disk.
final class PostgisSide implements Side {
  private static final int CHANGES = 500;
  private static final String PUT =
      """
      insert into free_unit
      select id, bits, st_setsrid(st_makepoint(lon, lat), 4326)::geography
        from unnest(?::int[], ?::bigint[], ?::float8[], ?::float8[]) as u (id, bits, lon, lat)
          on conflict (id) do update set place = excluded.place
      """;

  private final MovingUnits units;
  private final Connection telling;
  private final Connection asking;
  private final PreparedStatement put;
  private final PreparedStatement remove;
  private final List<PreparedStatement> questions = new ArrayList<>();
  private final Set<Integer> changed = new LinkedHashSet<>();
  private int told;

  PostgisSide(PostgresPeer server, MovingUnits units) throws SQLException {
    this.units = units;
    server.execute(
        "create unlogged table free_unit (id int primary key, bits bigint not null,"
            + " place geography(point, 4326) not null)");
    telling = server.open();
    asking = server.open();
    put = telling.prepareStatement(PUT);
    remove = telling.prepareStatement("delete from free_unit where id = any (?)");
    for (int unit = 0; unit < units.size(); unit++) if (units.isFree(unit)) changed.add(unit);
    settle();
    for (int bit = 0; bit < MovingUnits.SHARES.length; bit++) {
      var can = "bits & " + (1 << bit) + " <> 0";
      server.execute("create index on free_unit using gist (place) where " + can);
      questions.add(
          asking.prepareStatement(
              "select id from free_unit where "
                  + can
                  + " order by place <-> st_setsrid(st_makepoint(?, ?), 4326)::geography limit "
                  + Question.COUNT));
    }
    server.execute("vacuum analyze free_unit");
  }

  @Override
  public void moved(int unit) throws SQLException {
    changed.add(unit);
    if (++told >= CHANGES) settle();
  }

  @Override
  public void settle() throws SQLException {
    var free = changed.stream().filter(units::isFree).toList();
    var busy = changed.stream().filter(unit -> !units.isFree(unit)).toArray();
    put.setArray(1, telling.createArrayOf("int4", free.toArray()));
    put.setArray(2, telling.createArrayOf("int8", free.stream().map(units::abilities).toArray()));
    put.setArray(
        3, telling.createArrayOf("float8", free.stream().map(u -> units.point(u).lon()).toArray()));
    put.setArray(
        4, telling.createArrayOf("float8", free.stream().map(u -> units.point(u).lat()).toArray()));
    put.executeUpdate();
    remove.setArray(1, telling.createArrayOf("int4", busy));
    remove.executeUpdate();
    changed.clear();
    told = 0;
  }

  @Override
  public void ask(Question[] asked, int[][] answers) throws SQLException {
    for (int i = 0; i < asked.length; i++) {
      var question = questions.get(asked[i].capability());
      question.setDouble(1, asked[i].place().lon());
      question.setDouble(2, asked[i].place().lat());
      var found = new int[Question.COUNT];
      int size = 0;
      try (var row = question.executeQuery()) {
        while (row.next()) found[size++] = row.getInt(1);
      }
      answers[i] = Arrays.copyOf(found, size);
    }
  }

  @Override
  public String freshness() {
    return "a twentieth of a second old";
  }

  @Override
  public void close() throws SQLException {
    telling.close();
    asking.close();
  }
}
