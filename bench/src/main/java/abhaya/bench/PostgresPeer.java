package abhaya.bench;

import abhaya.base.platform.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL 15 of the run's own on loopback with the extensions a race asks for, everything in
/// memory and nothing forced to disk: the best it can do for what is not kept.
public final class PostgresPeer implements AutoCloseable {
  static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final String USER = "bench";
  private static final int TRIES = 200;
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "shared_buffers=1GB",
          "maintenance_work_mem=512MB",
          "max_parallel_workers_per_gather=0",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "max_wal_size=4GB",
          "jit=off");

  private final Process process;
  private final String url;

  private PostgresPeer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /// @param extensions made in its database
  public static PostgresPeer start(Path folder, String... extensions) throws Exception {
    var data = Files.createTempDirectory(folder, "postgres-");
    var secret = Files.createTempFile(folder, "postgres-", ".key");
    var bytes = new byte[16];
    new SplittableRandom().nextBytes(bytes);
    var password = HexFormat.of().formatHex(bytes);
    Files.writeString(secret, password);
    for (var path : List.of(data, secret)) handOver(path);
    run(
        "initdb",
        "-D",
        data.toString(),
        "-U",
        USER,
        "-A",
        "scram-sha-256",
        "--pwfile=" + secret,
        "--no-sync",
        "--locale=C.UTF-8",
        "-E",
        "UTF8");
    Files.delete(secret);
    int port = PostgresServer.freePort();
    var words = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    for (var setting : SETTINGS) words.addAll(List.of("-c", setting));
    var process = builder("postgres", words.toArray(String[]::new)).start();
    var url =
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s&password=%s&prepareThreshold=1"
            .formatted(port, USER, password);
    var peer = new PostgresPeer(process, url);
    peer.await();
    for (var extension : extensions) peer.execute("create extension " + extension);
    return peer;
  }

  private void await() throws Exception {
    for (int i = 0; i < TRIES; i++) {
      try (var connection = open()) {
        if (connection.isValid(0)) return;
      } catch (SQLException notYet) {
        Thread.sleep(50);
      }
    }
    close();
    throw new IOException("PostgreSQL did not start");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// PostgreSQL refuses root.
  private static void handOver(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    if (!isRoot()) return;
    var users = path.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(path, users.lookupPrincipalByName("nobody"));
  }

  private static ProcessBuilder builder(String program, String... words) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
    }
    command.add(PROGRAMS.resolve(program).toString());
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .directory(Path.of("/").toFile());
  }

  private static void run(String program, String... words)
      throws IOException, InterruptedException {
    if (builder(program, words).start().waitFor() != 0) throw new IOException(program + " failed");
  }

  public Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /// SQL without parameters, each in a transaction of its own.
  public void execute(String... statements) throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }

  /// An end by TERM waits for sessions that are open; by INT it does not.
  @Override
  public void close() throws IOException {
    var kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    try {
      kill.waitFor();
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
