package abhaya.base.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// One server for a test run, one empty, migrated database for each test context.
///
/// The server is the product's own, with `fsync` off: it lives for one run and holds nothing.
/// As an initializer it gives a Spring context a database and a data folder of its own.
public final class ThrowawayDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// Started on first use, stopped with the run.
  private static final class Server {
    static final Path FOLDER = folder("abhaya-test-");
    static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      try {
        var server =
            PostgresServer.start(
                FOLDER,
                0,
                List.of(
                    "fsync=off",
                    "full_page_writes=off",
                    "shared_buffers=128MB",
                    "max_connections=600"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        var url = server.adminUrl("postgres");
        DatabasePreparation.create(url, "abhaya_template");
        var keys = new DataFolder(FOLDER);
        new DatabasePreparation(server.adminUrl("abhaya_template"))
            .run(hex(keys.secret("application.key")), keys.secret("context.key"));
        return server;
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static void stop(PostgresServer server) {
      server.close();
      try {
        PostgresBinaries.deleteTree(FOLDER);
      } catch (IOException e) {
        System.err.println("left behind: " + FOLDER);
      }
    }
  }

  /// A new empty, migrated database; the answer is its address with the administrator's password.
  public static String create() {
    var server = Server.SERVER;
    var name = "abhaya_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    synchronized (NUMBER) {
      try (var admin = DriverManager.getConnection(server.adminUrl("postgres"));
          var statement = admin.createStatement()) {
        statement.execute("create database " + name + " template abhaya_template");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return server.adminUrl(name);
  }

  /// A data folder for a context on this server: same secrets, nothing else.
  public static Path dataFolder() {
    var keys = new DataFolder(Server.FOLDER);
    var folder = folder("abhaya-data-");
    var copy = new DataFolder(folder);
    for (var name : List.of("application.key", "context.key")) {
      copy.writePrivate(
          name, java.util.Base64.getEncoder().encodeToString(keys.secret(name)) + "\n");
    }
    return folder;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "abhaya.database=" + create(),
            "abhaya.data=" + dataFolder(),
            "abhaya.demo=none",
            "abhaya.pool-size=12",
            "server.port=0")
        .applyTo(context);
  }

  private static Path folder(String prefix) {
    try {
      var open = PosixFilePermissions.fromString("rwxr-xr-x");
      var folder = Files.createTempDirectory(prefix, PosixFilePermissions.asFileAttribute(open));
      Files.setPosixFilePermissions(folder, open);
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
