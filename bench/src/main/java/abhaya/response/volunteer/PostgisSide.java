package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import abhaya.bench.PostgresPeer;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;

/// The volunteers in a table of PostGIS with an index of geographies; prepared questions on the
/// sphere, nothing forced to disk.
final class PostgisSide implements Side {
  private static final int BLOCK = 10_000;
  private static final String POINT = "st_setsrid(st_makepoint(?, ?), 4326)::geography";

  private final People people;
  private final Connection telling;
  private final Connection asking;
  private final PreparedStatement put;
  private final PreparedStatement remove;
  private final PreparedStatement question;

  PostgisSide(PostgresPeer server, People people) throws Exception {
    this.people = people;
    server.execute(
        "create unlogged table volunteer (id int primary key,"
            + " place geography(point, 4326) not null)");
    telling = server.open();
    asking = server.open();
    load();
    server.execute("create index on volunteer using gist (place)", "vacuum analyze volunteer");
    put =
        telling.prepareStatement(
            "insert into volunteer values (?, "
                + POINT
                + ") on conflict (id) do update set place = excluded.place");
    remove = telling.prepareStatement("delete from volunteer where id = ?");
    question =
        asking.prepareStatement(
            "select id from volunteer, (select "
                + POINT
                + " as p) as asked where st_dwithin(place, p, "
                + People.RADIUS_METRES
                + ", false) order by st_distance(place, p, false), id");
  }

  private void load() throws Exception {
    var copies = telling.unwrap(PGConnection.class).getCopyAPI();
    for (int from = 0; from < people.size(); from += BLOCK) {
      var text = new StringBuilder();
      for (int one = from; one < Math.min(people.size(), from + BLOCK); one++) {
        var place = people.point(one);
        text.append(one).append("\tSRID=4326;POINT(").append(place.lon()).append(' ');
        text.append(place.lat()).append(")\n");
      }
      copies.copyIn("copy volunteer from stdin", new StringReader(text.toString()));
    }
  }

  @Override
  public void changed(int volunteer) throws SQLException {
    if (!people.isHere(volunteer)) {
      remove.setInt(1, volunteer);
      remove.executeUpdate();
      return;
    }
    var place = people.point(volunteer);
    put.setInt(1, volunteer);
    put.setDouble(2, place.lon());
    put.setDouble(3, place.lat());
    put.executeUpdate();
  }

  @Override
  public int[] within(Point from) throws SQLException {
    question.setDouble(1, from.lon());
    question.setDouble(2, from.lat());
    var found = new int[16];
    int size = 0;
    try (var row = question.executeQuery()) {
      for (; row.next(); size++) {
        if (size == found.length) found = Arrays.copyOf(found, size * 2);
        found[size] = row.getInt(1);
      }
    }
    return Arrays.copyOf(found, size);
  }

  @Override
  public void close() throws SQLException {
    telling.close();
    asking.close();
  }
}
