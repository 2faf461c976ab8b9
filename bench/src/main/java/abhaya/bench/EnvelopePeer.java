package abhaya.bench;

import abhaya.base.platform.BenchAdmin;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.springframework.context.ApplicationContext;

/// What somebody would write who only wants to store envelopes that are ready: blind copies and
/// plain upserts into a table with the same columns and keys. Only the writing is timed.
final class EnvelopePeer {

  private static final int COLUMNS = 15;
  private static final int FETCH = 2_000;
  private static final String UPSERT =
      """
      insert into bench.envelope
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (source, type, key, version) do update
         set hash = excluded.hash, body = excluded.body
       where envelope.hash <> excluded.hash
      """;

  private final ApplicationContext product;
  private final Path dump;

  EnvelopePeer(ApplicationContext product, Path folder) throws SQLException {
    this.product = product;
    this.dump = folder.resolve("envelopes.copy");
    BenchAdmin.execute(product, "create schema bench");
  }

  /// Rows and the seconds their writing took.
  record Written(long rows, double seconds) {
    double perSecond() {
      return rows / seconds;
    }
  }

  /// All of the product's envelopes by one blind COPY into an empty table with its keys.
  Written copy() throws SQLException, IOException {
    BenchAdmin.execute(
        product,
        "drop table if exists bench.envelope",
        "create table bench.envelope (like feed.envelope including all)");
    try (var admin = BenchAdmin.open(product)) {
      var copies = admin.unwrap(PGConnection.class).getCopyAPI();
      try (var out = new BufferedOutputStream(Files.newOutputStream(dump))) {
        copies.copyOut("copy feed.envelope to stdout (format binary)", out);
      }
      long began = System.nanoTime();
      long rows;
      try (var in = Files.newInputStream(dump)) {
        rows = copies.copyIn("copy bench.envelope from stdin (format binary)", in, 1 << 16);
      }
      return new Written(rows, (System.nanoTime() - began) / 1e9);
    }
  }

  /// Upserts the product's envelopes from one row of the file to another, in the order of the file.
  Written upsert(int batch, int from, int to, String driver) throws SQLException {
    try (var source = BenchAdmin.open(product);
        var target = BenchAdmin.open(product, driver)) {
      source.setAutoCommit(false);
      target.setAutoCommit(false);
      try (var read =
              source.prepareStatement(
                  "select * from feed.envelope where row_no between ? and ? order by row_no");
          var write = target.prepareStatement(UPSERT)) {
        read.setFetchSize(FETCH);
        read.setInt(1, from);
        read.setInt(2, to);
        try (var rows = read.executeQuery()) {
          return upsert(rows, target, write, batch);
        }
      }
    }
  }

  private static Written upsert(
      ResultSet rows, Connection target, PreparedStatement write, int batch) throws SQLException {
    long nanos = 0;
    long count = 0;
    var next = new Object[batch][];
    boolean more = rows.next();
    while (more) {
      int filled = 0;
      for (; more && filled < batch; more = rows.next()) next[filled++] = row(rows);
      long began = System.nanoTime();
      for (int i = 0; i < filled; i++) {
        for (int c = 0; c < COLUMNS; c++) write.setObject(c + 1, next[i][c]);
        if (batch > 1) write.addBatch();
      }
      if (batch > 1) write.executeBatch();
      else write.executeUpdate();
      target.commit();
      nanos += System.nanoTime() - began;
      count += filled;
    }
    return new Written(count, nanos / 1e9);
  }

  private static Object[] row(ResultSet rows) throws SQLException {
    var row = new Object[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) row[c] = rows.getObject(c + 1);
    return row;
  }

  /// Envelopes that only one of the two tables holds, or that differ.
  long differences() throws SQLException {
    try (var admin = BenchAdmin.open(product);
        var statement = admin.createStatement();
        var answer =
            statement.executeQuery(
                """
                select count(*)
                  from feed.envelope a
                  full join bench.envelope b using (source, type, key, version)
                 where a.hash is distinct from b.hash or a.body is distinct from b.body
                """)) {
      answer.next();
      return answer.getLong(1);
    }
  }
}
