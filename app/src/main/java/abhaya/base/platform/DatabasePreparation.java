package abhaya.base.platform;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/// Makes a database fit for the product: roles, extensions, migrations, the context key. Runs as
/// the administrator; nothing else does.
final class DatabasePreparation {
  private static final List<String> EXTENSIONS =
      List.of("pgcrypto", "btree_gist", "pg_trgm", "ltree");

  private final String adminUrl;

  DatabasePreparation(String adminUrl) {
    this.adminUrl = adminUrl;
  }

  /// Makes the database of this name on the administrator's server, once.
  static void create(String serverUrl, String name) throws SQLException {
    try (var admin = DriverManager.getConnection(serverUrl);
        var ask = admin.prepareStatement("select 1 from pg_database where datname = ?")) {
      ask.setString(1, name);
      if (ask.executeQuery().next()) return;
      execute(admin, "create database " + name);
    }
  }

  /// Brings roles, schema and key to what this version needs. Harmless when repeated.
  void run(String appPassword, byte[] contextKey) throws SQLException {
    // two machines that start at once prepare one after the other
    try (var turn = DriverManager.getConnection(adminUrl)) {
      execute(turn, "select pg_advisory_lock(8115, 1)");
      refuseOtherKeys(turn, contextKey);
      prepare(appPassword, contextKey);
    }
  }

  /// Who comes with other keys would change the password and the seal under the machines at work, and
  /// could read nothing that was sealed before.
  private static void refuseOtherKeys(Connection admin, byte[] contextKey) throws SQLException {
    var there = "select 1 where to_regclass('sec.context_key') is not null";
    try (var ask = admin.createStatement();
        var found = ask.executeQuery(there)) {
      if (!found.next()) return;
    }
    try (var ask = admin.createStatement();
        var rows = ask.executeQuery("select key from sec.context_key")) {
      if (!rows.next() || MessageDigest.isEqual(rows.getBytes(1), contextKey)) return;
    }
    throw new StartFailure(
        "This database belongs to an installation with other keys; give the folder of its keys with"
            + " --keys.");
  }

  private void prepare(String appPassword, byte[] contextKey) throws SQLException {
    try (var admin = DriverManager.getConnection(adminUrl)) {
      role(admin, "abhaya_owner", "nologin");
      role(admin, "abhaya_app", "login password '" + appPassword + "'");
      refuseUnboundRole(admin);
      execute(admin, "grant abhaya_owner to current_user");
      var database = admin.getCatalog();
      execute(admin, "grant create, connect on database \"" + database + "\" to abhaya_owner");
      execute(admin, "grant connect on database \"" + database + "\" to abhaya_app");
      for (var name : EXTENSIONS) {
        execute(admin, "create extension if not exists " + name + " with schema public");
      }
    }
    migrate();
    try (var admin = DriverManager.getConnection(adminUrl);
        var keep = admin.prepareStatement(KEEP_KEY)) {
      keep.setBytes(1, contextKey);
      keep.executeUpdate();
    }
  }

  private static final String KEEP_KEY =
      """
      insert into sec.context_key (key) values (?)
          on conflict (only_one) do update set key = excluded.key
       where context_key.key <> excluded.key
      """;

  private void migrate() {
    Flyway.configure()
        .dataSource(adminUrl, null, null)
        .initSql("set role abhaya_owner")
        .locations("classpath:db/migration")
        .defaultSchema("platform")
        .table("migration")
        .placeholderReplacement(false)
        .load()
        .migrate();
  }

  private static void role(Connection admin, String name, String rights) throws SQLException {
    try (var ask = admin.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      ask.setString(1, name);
      var verb = ask.executeQuery().next() ? "alter" : "create";
      execute(admin, verb + " role " + name + " " + rights);
    } catch (SQLException e) {
      // two programs on one server may make the same role at the same moment
      if (!"23505".equals(e.getSQLState())
          && !"42710".equals(e.getSQLState())
          && !"XX000".equals(e.getSQLState())) throw e;
    }
  }

  /// Row-level security holds only whom it binds. A new role is bound; only a superuser could have
  /// changed that, and only a superuser may even say `nobypassrls` of a role that exists.
  private static void refuseUnboundRole(Connection admin) throws SQLException {
    var free = "select 1 from pg_roles where rolname = 'abhaya_app' and (rolbypassrls or rolsuper)";
    try (var ask = admin.createStatement();
        var rows = ask.executeQuery(free)) {
      if (rows.next()) {
        throw new StartFailure("The role abhaya_app must not bypass row-level security.");
      }
    }
  }

  private static void execute(Connection admin, String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
