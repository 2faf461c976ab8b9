package abhaya.base.platform;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// The database on its way to being ready: the server started, roles and schema brought to what this
/// version needs. It is begun before the program's parts are looked for, on a thread of its own, so
/// that neither waits for the other.
public final class DatabaseStart {
  private static final String BEAN = "databaseStart";

  private final AbhayaSettings settings;
  private final DataFolder folder;
  private final FutureTask<DatabaseServer> work = new FutureTask<>(this::prepared);

  private DatabaseStart(AbhayaSettings settings) {
    this.settings = settings;
    this.folder = new DataFolder(settings.data(), settings.keyFolder());
  }

  /// Begins.
  static DatabaseStart of(AbhayaSettings settings) {
    var start = new DatabaseStart(settings);
    Thread.ofPlatform().name("database-start").daemon().start(start.work);
    return start;
  }

  /// Begins as soon as a program's settings are known.
  public static ApplicationContextInitializer<ConfigurableApplicationContext> ahead() {
    return context -> {
      var settings =
          Binder.get(context.getEnvironment()).bindOrCreate("abhaya", AbhayaSettings.class);
      context.getBeanFactory().registerSingleton(BEAN, of(settings));
    };
  }

  /// The folder that the database's keys are taken from: who asks for others asks the same one, so
  /// that none is made twice.
  DataFolder folder() {
    return folder;
  }

  /// The server, once its database is ready.
  ///
  /// @throws StartFailure if the operator has to mend something first
  DatabaseServer server() throws IOException, SQLException, InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException broken -> throw broken;
        case SQLException refused -> throw refused;
        case InterruptedException stopped -> throw stopped;
        case RuntimeException known -> throw known;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private DatabaseServer prepared() throws IOException, SQLException, InterruptedException {
    var server = opened();
    try {
      new DatabasePreparation(server.adminUrl())
          .run(password(folder), folder.secret("context.key"));
      return server;
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private DatabaseServer opened() throws IOException, SQLException, InterruptedException {
    var external = settings.database();
    if (external != null) return new DatabaseServer(DatabaseAddress.complete(external), null);
    var server = PostgresServer.start(settings.data(), settings.databasePort(), List.of());
    try {
      DatabasePreparation.create(server.adminUrl("postgres"), "abhaya");
      return new DatabaseServer(server.adminUrl("abhaya"), server);
    } catch (SQLException e) {
      server.close();
      throw e;
    }
  }

  /// The password of the role under which the program works.
  static String password(DataFolder folder) {
    return HexFormat.of().formatHex(folder.secret("application.key"));
  }
}
