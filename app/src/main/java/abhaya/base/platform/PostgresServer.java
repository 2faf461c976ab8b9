package abhaya.base.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own: durable, password-protected, and gone when the program is gone.
///
/// `fsync`, `full_page_writes`, checksums and `synchronous_commit` keep their default, on
/// (`security.md` 12.6). A server that dies is started again. The server listens on loopback only. When the program is root the server
/// runs as `nobody`, since PostgreSQL refuses root.
public final class PostgresServer implements AutoCloseable {
  static final String ADMIN = "abhaya_admin";

  /// Line of the port in `postmaster.pid`.
  private static final int PORT_LINE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

  /// What a dead server's helpers need to notice its death and go.
  private static final Duration FIRST_REST = Duration.ofMillis(500);

  private static final Duration LONGEST_REST = Duration.ofSeconds(16);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path home;
  private final Path folder;
  private final Path log;
  private final int port;
  private final String password;
  private final List<String> options;
  private volatile @Nullable Process process;

  /// Whether a server that ends by itself is to be started again.
  private volatile boolean kept;

  private PostgresServer(
      Path home, Path folder, Path log, int port, String password, List<String> options) {
    this.home = home;
    this.folder = folder;
    this.log = log;
    this.port = port;
    this.password = password;
    this.options = options;
  }

  /// Starts the server whose database lies in `data`, making it on first use.
  ///
  /// @param data folder of the installation
  /// @param wantedPort 0 takes a free port below 32768
  /// @param options further server options, each as `name=value`
  public static PostgresServer start(Path data, int wantedPort, List<String> options)
      throws IOException, InterruptedException {
    var place = ServerPlace.choose(data);
    var home = PostgresBinaries.unpackBelow(place.folder());
    var password = HexFormat.of().formatHex(new DataFolder(data).secret("database.key"));
    Files.createDirectories(data.resolve("logs"));
    var port = wantedPort == 0 ? freePort() : wantedPort;
    var server =
        new PostgresServer(
            home,
            place.folder().resolve("database"),
            data.resolve("logs/postgresql.log"),
            port,
            password,
            List.copyOf(options));
    server.initialise(place);
    server.stopLeftover();
    server.launch(place);
    server.awaitAnswer();
    server.kept = true;
    return server;
  }

  /// Address with the administrator's name and password, for preparation and migration only.
  public String adminUrl(String database) {
    return url(port, database, password);
  }

  private static String url(int port, String database, String password) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, ADMIN, password);
  }

  /// True if the database of this folder stands on a server of our own.
  static boolean hasDatabase(Path data) throws IOException {
    return Files.exists(ServerPlace.choose(data).folder().resolve("database/PG_VERSION"));
  }

  /// Address of the server of this folder that another program has running.
  static Optional<String> runningUrl(Path data, String database) throws IOException {
    var folder = ServerPlace.choose(data).folder().resolve("database");
    var mark = folder.resolve("postmaster.pid");
    if (!Files.exists(mark)) return Optional.empty();
    var lines = Files.readAllLines(mark);
    if (lines.size() < PORT_LINE) return Optional.empty();
    var alive =
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(handle -> isOurs(handle, folder));
    if (alive.isEmpty()) return Optional.empty();
    var password = HexFormat.of().formatHex(new DataFolder(data).secret("database.key"));
    var port = Integer.parseInt(lines.get(PORT_LINE - 1).strip());
    return Optional.of(url(port, database, password));
  }

  /// The port it answers on.
  public int port() {
    return port;
  }

  private void initialise(ServerPlace place) throws IOException, InterruptedException {
    if (Files.exists(folder.resolve("PG_VERSION"))) return;
    PostgresBinaries.deleteTree(folder);
    var owner = PosixFilePermissions.fromString("rwx------");
    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(owner));
    var secret = Files.createTempFile(place.folder(), "initial-", ".key");
    try {
      Files.writeString(secret, password);
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      place.handOver(folder);
      place.handOver(secret);
      run(
          place.command(
              false,
              home.resolve("bin/initdb").toString(),
              "-D",
              folder.toString(),
              "-U",
              ADMIN,
              "-A",
              "scram-sha-256",
              "--pwfile=" + secret,
              "-E",
              "UTF8",
              // a new segment is filled with zeros while all commits wait: a quarter of the usual
              "--wal-segsize=4",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C.UTF-8"));
    } finally {
      Files.deleteIfExists(secret);
    }
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.directory(home.toFile());
    var child = builder.start();
    if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || child.exitValue() != 0) {
      child.destroyForcibly();
      throw new IOException("the database could not be made; details are in " + log);
    }
  }

  /// A server of this folder that outlived its program is asked to stop; a dead one's mark stays,
  /// and PostgreSQL recovers by itself.
  private void stopLeftover() throws IOException, InterruptedException {
    var mark = folder.resolve("postmaster.pid");
    if (!Files.exists(mark)) return;
    var pid = Long.parseLong(Files.readAllLines(mark).getFirst().strip());
    var leftover = ProcessHandle.of(pid).filter(handle -> isOurs(handle, folder));
    if (leftover.isEmpty()) return;
    new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
    try {
      leftover.get().onExit().get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException("another server still holds " + folder, e);
    }
  }

  private static boolean isOurs(ProcessHandle handle, Path folder) {
    try {
      var line = Files.readString(Path.of("/proc/" + handle.pid() + "/cmdline"));
      return line.contains("postgres") && line.contains(folder.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /// The server dies with the thread that started it, so that no orphan outlives a killed program;
  /// this thread therefore lives as long as the server, and starts it again if it dies.
  private void launch(ServerPlace place) throws IOException {
    var command = new ArrayList<>(List.of(home.resolve("bin/postgres").toString()));
    command.addAll(List.of("-D", folder.toString(), "-p", Integer.toString(port)));
    for (var option : ServerOptions.all(options)) command.addAll(List.of("-c", option));
    var builder = new ProcessBuilder(place.command(true, command.toArray(String[]::new)));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.directory(home.toFile());
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform()
        .name("postgresql")
        .daemon()
        .start(() -> {
          try {
            var child = builder.start();
            process = child;
            started.complete(child);
            keep(builder, child);
          } catch (IOException | InterruptedException e) {
            started.completeExceptionally(e);
          }
        });
    try {
      started.join();
    } catch (java.util.concurrent.CompletionException e) {
      throw new IOException("the database server could not be started", e);
    }
  }

  /// A server that was asked to stop ends with 0; any other end was not wanted.
  private void keep(ProcessBuilder builder, Process first)
      throws IOException, InterruptedException {
    var child = first;
    var rest = FIRST_REST;
    var began = System.nanoTime();
    while (child.waitFor() != 0 && kept) {
      LOG.warn("the database server ended by itself and is started again");
      TimeUnit.MILLISECONDS.sleep(rest.toMillis());
      if (!kept) return;
      var livedWell = System.nanoTime() - began > PATIENCE.toNanos();
      rest = livedWell ? FIRST_REST : longer(rest);
      began = System.nanoTime();
      child = builder.start();
      process = child;
    }
  }

  private static Duration longer(Duration rest) {
    return rest.compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : rest;
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var child = process;
      if (child == null || !child.isAlive()) break;
      try {
        DriverManager.getConnection(adminUrl("postgres")).close();
        return;
      } catch (SQLException notYet) {
        TimeUnit.MILLISECONDS.sleep(25);
      }
    }
    close();
    throw new IOException("the database server does not answer; details are in " + log);
  }

  /// Stops the server: open work is rolled back, everything committed is on disk.
  @Override
  public void close() {
    kept = false;
    var child = process;
    if (child == null || !child.isAlive()) return;
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
      if (!child.waitFor(60, TimeUnit.SECONDS)) child.destroyForcibly();
    } catch (IOException e) {
      child.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A port that was free a moment ago, below the range the system hands out by itself.
  public static int freePort() throws IOException {
    for (var attempt = 0; attempt < 200; attempt++) {
      var candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next candidate
      }
    }
    throw new IOException("no free port between 20000 and 32000");
  }
}
