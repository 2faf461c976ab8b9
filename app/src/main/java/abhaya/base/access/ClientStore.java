package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of API clients. The caller brings transaction and context.
@Component
class ClientStore {
  private final JdbcClient jdbc;

  ClientStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Client client) {
    jdbc.sql(
            """
            insert into access.client (handle, client_id, secret_hash, role, unit_id, scopes)
            values (:handle, :clientId, :secretHash, :role, :unit, :scopes)
            """)
        .param("handle", client.actor().handle())
        .param("clientId", client.clientId())
        .param("secretHash", client.secretHash())
        .param("role", client.role().name())
        .param("unit", client.unit().value())
        .param("scopes", client.scopes().stream().map(ApiScope::word).toArray(String[]::new))
        .update();
  }

  /// Those that were switched off are not found.
  Optional<Client> find(String clientId) {
    return jdbc.sql(
            """
            select id, handle, client_id, secret_hash, role, unit_id, scopes
              from access.client
             where client_id = :clientId and disabled_at is null
            """)
        .param("clientId", clientId)
        .query((row, number) -> client(row))
        .optional();
  }

  void disable(String clientId) {
    jdbc.sql("update access.client set disabled_at = now() where client_id = :clientId")
        .param("clientId", clientId)
        .update();
  }

  /// All programs, by name; their number is small.
  List<ProgramDesk.Listed> list() {
    return jdbc.sql(
            """
            select handle, client_id, role, unit_id, disabled_at is null as active,
                   (entered_at at time zone 'Asia/Kolkata')::date as entered_on
              from access.client
             order by client_id
             limit 5000
            """)
        .query((row, number) ->
            new ProgramDesk.Listed(
                row.getString("handle"),
                row.getString("client_id"),
                Role.valueOf(row.getString("role")),
                new UnitId(row.getInt("unit_id")),
                row.getObject("entered_on", LocalDate.class),
                row.getBoolean("active")))
        .list();
  }

  void setActive(String handle, boolean active) {
    jdbc.sql(
            """
            update access.client set disabled_at = case when not :active then now() end
             where handle = :handle
            """)
        .param("handle", handle)
        .param("active", active)
        .update();
  }

  private static Client client(ResultSet row) throws SQLException {
    var words = (String[]) row.getArray("scopes").getArray();
    var scopes =
        Arrays.stream(words)
            .map(ApiScope::find)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    var clientId = row.getString("client_id");
    return new Client(
        new Actor(row.getLong("id"), row.getString("handle"), clientId),
        clientId,
        row.getString("secret_hash"),
        Role.valueOf(row.getString("role")),
        new UnitId(row.getInt("unit_id")),
        scopes);
  }
}
