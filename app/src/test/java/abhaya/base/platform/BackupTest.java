package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Backup and restore of the embedded server, from end to end.
class BackupTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path root;
  private Path data;
  private Path file;
  private Path key;

  @BeforeEach
  void folders() throws Exception {
    root = Files.createTempDirectory("abhaya-backup-");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = Files.createDirectory(root.resolve("data"));
    file = root.resolve("night.backup");
    key = root.resolve("night.key");
  }

  @AfterEach
  void removed() throws Exception {
    PostgresBinaries.deleteTree(root);
  }

  @Test
  void whatWasCommittedBeforeTheBackupIsThereAfterTheRestore() throws Exception {
    try (var server = prepared()) {
      var url = server.adminUrl("abhaya");
      tell(url, "create table probe as select n from generate_series(1, 50000) n");
      assertThat(run("backup", file, "--data", data, "--key", key)).as(said()).isZero();
      tell(url, "drop table probe");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .startsWith("ABHAYAB1")
        .doesNotContain(Files.readString(data.resolve("context.key")).strip());

    var fresh = root.resolve("fresh");
    assertThat(run("restore", file, "--data", fresh, "--key", key)).as(said()).isZero();
    for (var secret : List.of("application.key", "context.key", "database.key", "some.txt")) {
      assertThat(fresh.resolve(secret)).hasSameBinaryContentAs(data.resolve(secret));
    }
    try (var server = PostgresServer.start(fresh, 0, List.of())) {
      assertThat(ask(server.adminUrl("abhaya"), "select count(*) from probe")).isEqualTo("50000");
      assertThat(ask(server.adminUrl("abhaya"), "select count(*) from access.person"))
          .isEqualTo("1");
    }

    assertThat(run("restore", file, "--data", fresh, "--key", key)).isEqualTo(1);
    assertThat(said()).contains("is not empty");
    theBackupIsRefusedWhereverItIsHurt();
  }

  private void theBackupIsRefusedWhereverItIsHurt() throws IOException {
    var whole = Files.readAllBytes(file);
    Files.delete(root.resolve("night.backup.sha256"));
    var changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    var hurt = root.resolve("hurt.backup");
    var never = root.resolve("never");
    for (var bytes : List.of(changed, Arrays.copyOf(whole, whole.length - 1), new byte[40])) {
      Files.write(hurt, bytes);
      assertThat(run("restore", hurt, "--data", never, "--key", key)).isEqualTo(1);
      assertThat(said()).containsPattern("damaged|no backup");
      assertThat(never).doesNotExist();
    }
    var other = root.resolve("other.key");
    new DataFolder(root).secret("other.key");
    assertThat(run("restore", file, "--data", never, "--key", other)).isEqualTo(1);
    assertThat(said()).contains("made with another key");
    Files.writeString(root.resolve("night.backup.sha256"), "00  night.backup\n");
    assertThat(run("restore", file, "--data", never, "--key", key)).isEqualTo(1);
    assertThat(said()).contains("does not have the checksum");
    assertThat(never).doesNotExist();
  }

  @Test
  void aRestingInstallationIsBackedUpIntoAFolderAndInventedDataNeedNoKeyFile() throws Exception {
    prepared().close();
    var folder = Files.createDirectory(root.resolve("backups"));
    assertThat(run("backup", folder, "--data", data)).isEqualTo(1);
    assertThat(said()).contains("--key FILE");
    Files.writeString(data.resolve("demo-credentials.json"), "{}");
    assertThat(run("backup", folder, "--data", data)).as(said()).isZero();
    var fresh = root.resolve("fresh");
    assertThat(run("restore", folder, "--data", fresh)).as(said()).isZero();
    assertThat(fresh.resolve("demo-credentials.json")).exists();
  }

  @Test
  void whatCannotBeDoneIsSaidInASentence() throws Exception {
    assertThat(run("backup", file, "--data", root.resolve("nowhere"))).isEqualTo(1);
    assertThat(said()).contains("There is no data folder");
    assertThat(run("backup", file, "--data", data, "--key", key)).isEqualTo(1);
    assertThat(said()).contains("holds no database");
    assertThat(run("restore", file, "--data", data)).isEqualTo(1);
    assertThat(said()).contains("There is no backup at");
    assertThat(run("backup")).isEqualTo(2);
    assertThat(run("backup", file, "--what")).isEqualTo(2);
    assertThat(run("backup", file, "--key")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1048575, 1048576, 1048577, 3145728})
  void aSealedStreamOpensToWhatItWas(int length) throws Exception {
    var plain = new byte[length];
    new Random(7).nextBytes(plain);
    var secret = new byte[32];
    var sealed = new ByteArrayOutputStream();
    try (var out = new SealedOutput(sealed, secret)) {
      out.write(plain);
    }
    assertThat(open(sealed.toByteArray(), secret)).isEqualTo(plain);
    secret[0] = 1;
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> open(sealed.toByteArray(), secret))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aSealedStreamCutAtAPieceDoesNotOpen() throws Exception {
    var secret = new byte[32];
    var sealed = new ByteArrayOutputStream();
    try (var out = new SealedOutput(sealed, secret)) {
      out.write(new byte[3 << 20]);
    }
    var head = SealedOutput.MARK.length + SealedOutput.PREFIX_BYTES;
    var cut = Arrays.copyOf(sealed.toByteArray(), head + 2 * ((1 << 20) + 16));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> open(cut, secret))
        .hasMessageContaining("damaged");
  }

  private static byte[] open(byte[] sealed, byte[] secret) throws IOException {
    try (var in = new SealedInput(new ByteArrayInputStream(sealed), secret)) {
      return in.readAllBytes();
    }
  }

  private PostgresServer prepared() throws Exception {
    var server = PostgresServer.start(data, 0, List.of("shared_buffers=64MB"));
    DatabasePreparation.create(server.adminUrl("postgres"), "abhaya");
    var keys = new DataFolder(data);
    Files.writeString(data.resolve("some.txt"), "kept");
    var url = server.adminUrl("abhaya");
    new DatabasePreparation(url)
        .run(HexFormat.of().formatHex(keys.secret("application.key")), keys.secret("context.key"));
    tell(
        url,
        """
        insert into access.person (handle, display_name)
        values ('AAAAAAAAAAAAAAAAAAAAAA', 'Somebody')
        """);
    return server;
  }

  private int run(String verb, Object... words) {
    said.reset();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new BackupCommand(out, out)
        .run(verb, Arrays.stream(words).map(Object::toString).toList());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String ask(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  private static void tell(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
