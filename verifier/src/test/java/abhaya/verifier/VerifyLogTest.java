package abhaya.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyLogTest {
  @TempDir private Path folder;
  private final SampleLog log = SampleLog.ofSize(23);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path export;

  @BeforeEach
  void writeTheExport() throws IOException {
    export = Files.write(folder.resolve("trail.ndjson"), log.export());
  }

  @Test
  void anHonestFileEndsWithZero() {
    assertThat(run(export)).isZero();
    assertThat(printed()).contains("PROVED   23 entries, 0 to 22").contains("Note ");
  }

  @Test
  void aFileIsCheckedAgainstTheReadersKeyAndCheckpoints() throws IOException {
    var key = Files.writeString(folder.resolve("key"), log.key.text() + "\n");
    var notes =
        Files.writeString(
            folder.resolve("checkpoints"),
            log.checkpoints.get(0).note() + "\n" + log.checkpoints.get(2).note());
    assertThat(run(export, "--key", key, "--checkpoints", notes)).isZero();
    assertThat(printed()).doesNotContain("Note ");

    var forked = log.signed(23, Merkle.EMPTY_ROOT);
    Files.writeString(notes, forked.note());
    assertThat(run(export, "--key", key, "--checkpoints", notes)).isOne();
    assertThat(printed()).contains("TAMPERED TWO_VERSIONS");
  }

  @Test
  void aTamperedFileEndsWithOneAndNamesTheEntry() throws IOException {
    var text =
        Files.readString(export)
            .replace("case-2\",\"fields\":[\"clocks\"", "case-2\",\"fields\":[");
    Files.writeString(export, text);
    assertThat(run(export)).isOne();
    assertThat(printed()).contains("TAMPERED EDIT").contains("Entry    2 (line 4)");
  }

  @Test
  void aPackedFileIsReadAndABrokenPackageIsATruncation() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(export));
    }
    var file = Files.write(folder.resolve("trail.ndjson.gz"), packed.toByteArray());
    assertThat(run(file)).isZero();

    var bytes = packed.toByteArray();
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    assertThat(run(file)).isOne();
    assertThat(printed()).contains("TAMPERED TRUNCATION");
  }

  @Test
  void whatCannotBeReadEndsWithTwo() throws IOException {
    assertThat(run(folder.resolve("nowhere"))).isEqualTo(2);
    assertThat(run(Files.writeString(folder.resolve("empty"), ""))).isEqualTo(2);
    assertThat(run(Files.writeString(folder.resolve("other"), "{\"a\":1}\n"))).isEqualTo(2);
    assertThat(run(export, "--key")).isEqualTo(2);
    assertThat(run(export, "--key", export)).isEqualTo(2);
    assertThat(run(export, "--colour", export)).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void aKeyAndACheckpointAreTheSameAfterTheirText() {
    assertThat(LogKey.parse(log.key.text())).isEqualTo(log.key);
    for (var signed : log.checkpoints) {
      assertThat(Checkpoint.Signed.parse(signed.note())).isEqualTo(signed);
      assertThat(signed.signedBy(log.key)).isTrue();
      var moved = signed.note().replace("\n" + signed.size() + "\n", "\n9\n");
      assertThat(Checkpoint.Signed.parse(moved).signedBy(log.key)).isFalse();
    }
  }

  @Test
  void aWitnessMaySignBehindTheLog() {
    var signed = log.checkpoints.getFirst();
    var cosigned = Checkpoint.Signed.parse(signed.note() + "— witness.example AAAA\n");
    assertThat(cosigned.signedBy(log.key)).isTrue();
  }

  private int run(Object... args) {
    out.reset();
    var words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
    return new VerifyLog(print(out), print(err)).run(words);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
