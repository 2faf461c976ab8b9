package abhaya.response.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// How far a mailbox has been read.
///
/// @param validity the mailbox's own mark: where it changes, numbers begin anew
/// @param number of the last mail in the journal
record MailPlace(long validity, long number) {
  private static final MailPlace BEGIN = new MailPlace(0, 0);

  /// The beginning, where nothing or nothing readable is there: mails then come again under the
  /// keys they had.
  static MailPlace read(Path file) throws IOException {
    if (!Files.exists(file)) return BEGIN;
    var words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2 || !(words[0] + words[1]).matches("[0-9]{2,36}")) return BEGIN;
    return new MailPlace(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  /// Whole or not at all, also when the plug is pulled.
  void write(Path file) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".new");
    var text = (validity + " " + number + "\n").getBytes(StandardCharsets.UTF_8);
    try (var out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      out.write(ByteBuffer.wrap(text));
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
