package abhaya.bench;

import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import abhaya.base.platform.BenchAdmin;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import abhaya.investigation.demo.DemoCountry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// P8 and P9: the product's own import of a file beside a blind copy of the rows, and beside plain
/// upserts. Ours reads, checks, names each bad row, orders the events of each case and makes the
/// cases; the peers only store envelopes that are ready.
final class FeedRace {

  private static final String LOAD = "feed";
  private static final String UPSERT = "upsert";
  private static final int BAD_EVERY = 100;
  private static final int ROW_BY_ROW = 5_000;
  private static final int BATCH = 1_000;

  private static final String UPSERT_SQL =
      """
      insert into bench.envelope
      select (r).* from (select ?::feed.envelope as r) one
          on conflict (source, type, key, version) do update
         set hash = excluded.hash, body = excluded.body
       where envelope.hash <> excluded.hash
      """;

  private final Installation installation;
  private final DemoCountry country;
  private final Options options;
  private final Report report;
  private int bad;

  FeedRace(Installation installation, DemoCountry country, Options options, Report report) {
    this.installation = installation;
    this.country = country;
    this.options = options;
    this.report = report;
  }

  void run() throws IOException, SQLException {
    var half = installation.folder().resolve("half.csv");
    var full = installation.folder().resolve("full.csv");
    write(half, options.rows() / 2);
    double first = take(half, LOAD, "first-load", options.rows() / 2);
    if (options.wants("feed")) copy(first);
    if (!options.wants("upsert")) return;
    BenchAdmin.execute(
        installation.product(),
        "create schema if not exists bench",
        "drop table if exists bench.envelope",
        "create table bench.envelope (like feed.envelope including all)",
        "insert into bench.envelope select * from feed.envelope");
    write(full, options.rows());
    double upsert = take(full, UPSERT, "half-known", options.rows());
    double unchanged = take(full, UPSERT, "unchanged", options.rows());
    double batches = batches("batches-half-known");
    double again = batches("batches-unchanged");
    double single = rowByRow();
    report.ratio(UPSERT, "half known against batches of 1,000", batches / upsert, 2.5);
    report.ratio(UPSERT, "half known against row by row", single / upsert, 40);
    report.ratio(UPSERT, "unchanged file against batches of 1,000", again / unchanged, 4);
    report.note(UPSERT, "Written and forced; every bad row named by ours, none by the peers.");
  }

  /// @return microseconds a row
  private double take(Path file, String job, String variant, int rows) {
    var desk = installation.bean(ImportDesk.class);
    var sender = installation.bean(Scopes.class).ofFeed("bench");
    long began = System.nanoTime();
    var outcome =
        desk.take(
            sender,
            new Delivery(file, FeedFormat.CSV, Batch.Door.API, false),
            new ImportProgress());
    double seconds = (System.nanoTime() - began) / 1e9;
    if (!(outcome instanceof ImportOutcome.Done done)) {
      report.wrong(job, "the file was refused");
      return seconds;
    }
    var counts = done.counts();
    report.result(job, variant, "rows", rows / seconds, "rows/s");
    report.result(job, variant, "refused", counts.refused(), "rows");
    report.result(job, variant, "quarantined", counts.quarantined(), "rows");
    if (counts.received() != rows) report.wrong(job, "received " + counts.received());
    if (counts.refused() < rows / BAD_EVERY) report.wrong(job, "refused " + counts.refused());
    return seconds * 1e6 / rows;
  }

  private void copy(double ours) throws SQLException, IOException {
    var dump = installation.folder().resolve("envelopes.copy");
    BenchAdmin.execute(
        installation.product(),
        "create schema if not exists bench",
        "create table bench.copied (like feed.envelope including all)");
    try (var admin = BenchAdmin.open(installation.product())) {
      var copies = admin.unwrap(PGConnection.class).getCopyAPI();
      long rows;
      try (var out = new BufferedOutputStream(Files.newOutputStream(dump))) {
        rows = copies.copyOut("copy feed.envelope to stdout (format binary)", out);
      }
      long began = System.nanoTime();
      try (var in = Files.newInputStream(dump)) {
        copies.copyIn("copy bench.copied from stdin (format binary)", in);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      report.result(LOAD, "blind-copy", "rows", rows / seconds, "rows/s");
      report.ratio(LOAD, "first load against blind copy", seconds * 1e6 / rows / ours, 2.2);
      report.note(LOAD, "Both written and forced. Ours checks, names bad rows and makes the cases.");
    } finally {
      BenchAdmin.execute(installation.product(), "drop table bench.copied");
    }
  }

  /// @return microseconds a row
  private double batches(String variant) throws SQLException {
    return upserts(variant, BATCH, Integer.MAX_VALUE);
  }

  private double rowByRow() throws SQLException {
    return upserts("row-by-row", 1, ROW_BY_ROW);
  }

  private double upserts(String variant, int batch, int most) throws SQLException {
    try (var source = BenchAdmin.open(installation.product());
        var target = BenchAdmin.open(installation.product());
        var rows = source.createStatement()) {
      source.setAutoCommit(false);
      rows.setFetchSize(BATCH);
      target.setAutoCommit(false);
      int count = 0;
      long began = System.nanoTime();
      try (var all = rows.executeQuery("select e::text from feed.envelope e");
          var upsert = target.prepareStatement(UPSERT_SQL)) {
        while (count < most && all.next()) {
          upsert.setString(1, all.getString(1));
          upsert.addBatch();
          if (++count % batch == 0) commit(target, upsert);
        }
        commit(target, upsert);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      report.result(UPSERT, variant, "rows", count / seconds, "rows/s");
      return seconds * 1e6 / count;
    }
  }

  private static void commit(Connection target, java.sql.PreparedStatement upsert)
      throws SQLException {
    upsert.executeBatch();
    target.commit();
  }

  /// The country's records as CSV, one in a hundred spoilt in one of five ways.
  private void write(Path file, int rows) throws IOException {
    bad = 0;
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      line(out, DemoCountry.csvHead().strip());
      int written = 0;
      for (var feed : country.feeds()) {
        var records = country.csv(feed.lgd());
        while (written < rows && records.hasNext()) {
          var row = new String(records.next().line(), StandardCharsets.UTF_8).strip();
          written++;
          line(out, written % BAD_EVERY == 0 ? spoilt(row) : row);
        }
      }
      if (written < rows) throw new IllegalStateException("the country has too few records");
    }
  }

  private String spoilt(String row) {
    return switch (bad++ % 5) {
      case 0 -> row + ",one,too,many";
      case 1 -> row.substring(0, row.length() / 2).replace(",", "");
      case 2 -> row.replaceAll("20\\d\\d-\\d\\d-\\d\\dT", "2026-02-30T");
      case 3 -> row.replaceAll("IN\\.\\d\\d", "IN.99");
      default -> "\"" + row;
    };
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
