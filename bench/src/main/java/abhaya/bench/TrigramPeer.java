package abhaya.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/// The listed plates in PostgreSQL with an index of trigrams, each find verified by its edit
/// distance; one prepared question.
///
/// An edit takes away at most three of the read's trigrams and adds at most three, so a plate
/// within one edit of a read with d trigrams has a similarity of at least (d − 3) / (d + 3): with
/// this as the threshold nothing is missed; a lower one would only give more to verify.
final class TrigramPeer implements PlatePeer {
  private static final int CHUNK = 100_000;
  private static final double ROUNDING = 1e-4;

  private final Connection connection;
  private final PreparedStatement question;
  private int set;

  TrigramPeer(PostgresPeer server, Plates plates) throws SQLException, IOException {
    server.execute("create unlogged table listed (plate text not null)");
    connection = server.open();
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (var from = 0; from < plates.count(); from += CHUNK) {
      var text = new StringBuilder(CHUNK * (Plates.LENGTH + 1));
      for (var at = from; at < Math.min(plates.count(), from + CHUNK); at++)
        text.append(plates.get(at)).append('\n');
      var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
      copy.copyIn("copy listed from stdin", new ByteArrayInputStream(bytes));
    }
    server.execute(
        "create index on listed using gin (plate gin_trgm_ops)", "vacuum analyze listed");
    try (var statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
    }
    question =
        connection.prepareStatement(
            """
            select plate from listed
             where plate % ? and levenshtein_less_equal(plate, ?, 1) <= 1
            """);
  }

  @Override
  public void prepare(String read) throws SQLException {
    var trigrams = trigrams(read);
    if (trigrams == set) return;
    set = trigrams;
    var threshold = (trigrams - 3.0) / (trigrams + 3) - ROUNDING;
    try (var statement = connection.createStatement()) {
      statement.execute(
          String.format(Locale.ROOT, "set pg_trgm.similarity_threshold = %.6f", threshold));
    }
  }

  /// As the extension takes them: two blanks before the word, one after it, each once.
  private static int trigrams(String read) {
    var padded = "  " + read + " ";
    var distinct = new HashSet<String>();
    for (var at = 0; at + 3 <= padded.length(); at++) distinct.add(padded.substring(at, at + 3));
    return distinct.size();
  }

  @Override
  public Set<String> near(String read) throws SQLException {
    question.setString(1, read);
    question.setString(2, read);
    var found = new TreeSet<String>();
    try (var rows = question.executeQuery()) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
