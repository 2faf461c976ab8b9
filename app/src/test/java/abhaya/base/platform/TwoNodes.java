package abhaya.base.platform;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Two machines of one installation on a primary with a synchronous standby, all on loopback and from
/// the product's own binaries; and a mail server both may reach.
final class TwoNodes implements AutoCloseable {
  private final Path root;
  private final Path primaryData;
  private final PostgresServer primary;
  private final int standbyPort;
  private final PostgresServer standby;
  private final GreenMail mail;
  private final NodeProcess first;
  private final NodeProcess second;

  TwoNodes() throws Exception {
    root = folder();
    primaryData = Files.createDirectory(root.resolve("primary"));
    primary = PostgresServer.start(primaryData, 0, List.of());
    DatabasePreparation.create(primary.adminUrl("postgres"), "abhaya");
    standbyPort = PostgresServer.freePort();
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    first = start("first", "--demo", "tiny", "--keys", keys("first").toString());
    first.awaitReady();
    // the standby joins while the first machine works
    var copy = Files.createDirectory(root.resolve("standby"));
    standby = Standby.follow(primaryData, primary, copy, standbyPort);
    Standby.becomeSynchronous(primary);
    copy(keys("first"), keys("second"));
    second = start("second", "--empty", "--keys", keys("second").toString());
    second.awaitReady();
  }

  private static Path folder() throws IOException {
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    var folder = Files.createTempDirectory("abhaya-nodes-");
    Files.setPosixFilePermissions(folder, open);
    return folder;
  }

  private Path keys(String node) {
    return root.resolve(node + "-keys");
  }

  NodeProcess start(String name, String... words) throws IOException {
    var settings =
        Map.of(
            "abhaya.notice.mail.host", "127.0.0.1",
            "abhaya.notice.mail.port", Integer.toString(mail.getSmtp().getPort()),
            "abhaya.notice.mail.starttls", "false");
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--database-url", url()));
    return NodeProcess.start(root.resolve(name), settings, all.toArray(String[]::new));
  }

  /// As the operator carries them from one machine to the other.
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /// Both servers in one address.
  String url() {
    var one = primary.adminUrl("abhaya");
    return one.replace(
        "127.0.0.1:" + primary.port(), "127.0.0.1:" + primary.port() + ",127.0.0.1:" + standbyPort);
  }

  NodeProcess first() {
    return first;
  }

  NodeProcess second() {
    return second;
  }

  GreenMail mail() {
    return mail;
  }

  void killPrimary() throws IOException {
    Standby.kill(primaryData);
  }

  void promote() throws SQLException {
    Standby.promote(standby);
  }

  /// Rows of one column, as the administrator of whichever server is the primary.
  List<String> rows(String sql) throws SQLException {
    try (var admin = DriverManager.getConnection(DatabaseAddress.complete(url()));
        var ask = admin.createStatement()) {
      var found = new ArrayList<String>();
      if (!ask.execute(sql)) return found;
      try (var rows = ask.getResultSet()) {
        while (rows.next()) found.add(rows.getString(1));
      }
      return found;
    }
  }

  @Override
  public void close() throws IOException {
    first.close();
    second.close();
    mail.stop();
    standby.close();
    primary.close();
    PostgresBinaries.deleteTree(root);
  }
}
