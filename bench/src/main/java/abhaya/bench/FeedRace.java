package abhaya.bench;

import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import abhaya.base.platform.BenchAdmin;
import abhaya.base.platform.EventReaders;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// P8 and P9: the product's own import of a file beside a blind copy of the same envelopes, and
/// beside plain upserts. Ours reads, checks, names each bad row, orders the events of each case,
/// makes the cases and tells who counts them; the peers only store envelopes that are ready.
final class FeedRace {

  private static final String LOAD = "feed";
  private static final String UPSERT = "upsert";
  private static final int SINGLE = 2_000;
  private static final int BATCH = 1_000;
  private static final String REWRITE = "&reWriteBatchedInserts=true";

  private final Installation installation;
  private final FeedFiles files;
  private final Options options;
  private final Report report;
  private final EnvelopePeer peer;
  private final Map<String, double[]> rates = new HashMap<>();
  private int round;

  FeedRace(Installation installation, FeedFiles files, Options options, Report report)
      throws SQLException {
    this.installation = installation;
    this.files = files;
    this.options = options;
    this.report = report;
    this.peer = new EnvelopePeer(installation.product(), files.folder());
  }

  void run(Limits limits) throws IOException, SQLException {
    report.progress("feed: writing the files");
    var half = files.write("half.csv", options.rows() / 2);
    var full = files.write("full.csv", options.rows());
    for (round = 0; round < options.rounds(); round++) {
      report.progress("feed: round " + (round + 1) + " of " + options.rounds());
      clear();
      if (options.wants("feed")) keep(LOAD, "checked-only", take(half, LOAD, true), half.rows());
      keep(LOAD, "first-load", take(half, LOAD, false), half.rows());
      awaitCounts();
      keep(LOAD, "blind-copy", peer.copy());
      if (options.wants("upsert")) upserts(half, full);
    }
    if (options.wants("feed")) tellLoad(half, limits);
    if (options.wants("upsert")) tellUpserts(limits);
  }

  private void upserts(FeedFiles.Csv half, FeedFiles.Csv full) throws IOException, SQLException {
    keep(UPSERT, "half-known", take(full, UPSERT, false), full.rows());
    awaitCounts();
    int middle = half.rows();
    keep(UPSERT, "row-by-row", peer.upsert(1, middle - SINGLE / 2, middle + SINGLE / 2, ""));
    keep(UPSERT, "batches-half-known", peer.upsert(BATCH, 0, Integer.MAX_VALUE, ""));
    if (peer.differences() != 0) report.wrong(UPSERT, "envelopes differ " + peer.differences());
    keep(UPSERT, "unchanged", take(full, UPSERT, false), full.rows());
    keep(UPSERT, "batches-unchanged", peer.upsert(BATCH, 0, Integer.MAX_VALUE, ""));
    keep(UPSERT, "rewritten-unchanged", peer.upsert(BATCH, 0, Integer.MAX_VALUE, REWRITE));
    if (peer.differences() != 0) report.wrong(UPSERT, "envelopes differ " + peer.differences());
  }

  private void keep(String job, String variant, EnvelopePeer.Written written) {
    keep(job, variant, written.seconds(), written.rows());
  }

  private void keep(String job, String variant, double seconds, long rows) {
    rates.computeIfAbsent(job + variant, any -> new double[options.rounds()])[round] =
        rows / seconds;
    report.progress("%s %s %,.0f rows/s".formatted(job, variant, rows / seconds));
  }

  private double tell(String job, String variant) {
    var of = rates.getOrDefault(job + variant, new double[1]).clone();
    Arrays.sort(of);
    report.result(job, variant, "rows", of[of.length / 2], "rows/s");
    return of[of.length / 2];
  }

  private void tellLoad(FeedFiles.Csv half, Limits limits) throws IOException {
    tell(LOAD, "checked-only");
    double ours = tell(LOAD, "first-load");
    double blind = tell(LOAD, "blind-copy");
    double megabytes = ours * half.megabytes() / half.rows();
    report.result(LOAD, "first-load", "file", megabytes, "MB/s");
    report.result(
        LOAD, "first-load", "share", megabytes / limits.writeMegabytes(), "of disk-write");
    report.ratio(LOAD, "first load against blind copy", ours / blind, 2.2);
    report.note(LOAD, "Both written and forced, keys kept. Ours reads CSV, checks it, names every");
    report.note(LOAD, "bad row and makes the cases; the peer stores envelopes that are ready.");
  }

  private void tellUpserts(Limits limits) {
    double known = tell(UPSERT, "half-known");
    double unchanged = tell(UPSERT, "unchanged");
    double single = tell(UPSERT, "row-by-row");
    double batches = tell(UPSERT, "batches-half-known");
    double again = tell(UPSERT, "batches-unchanged");
    tell(UPSERT, "rewritten-unchanged");
    double sync = limits.syncMillis();
    report.result(UPSERT, "row-by-row", "a row", 1e3 / single / sync, "× fdatasync");
    report.ratio(UPSERT, "half known against batches of 1,000", known / batches, 2.5);
    report.ratio(UPSERT, "half known against row by row", known / single, 40);
    report.ratio(UPSERT, "unchanged file against batches of 1,000", unchanged / again, 4);
    report.note(UPSERT, "Written and forced. Ours names every bad row and makes the cases, the");
    report.note(UPSERT, "peers store envelopes that are ready and name nothing.");
  }

  /// @return seconds
  private double take(FeedFiles.Csv csv, String job, boolean dry) throws IOException, SQLException {
    var desk = installation.bean(ImportDesk.class);
    var sender = installation.bean(Scopes.class).ofFeed("bench");
    long before = envelopes();
    long began = System.nanoTime();
    var delivery = new Delivery(csv.path(), FeedFormat.CSV, Batch.Door.API, dry);
    var outcome = desk.take(sender, delivery, new ImportProgress());
    double seconds = (System.nanoTime() - began) / 1e9;
    if (outcome instanceof ImportOutcome.Done done) check(csv, done, job, envelopes() - before);
    else report.wrong(job, "the file was refused");
    return seconds;
  }

  private void check(FeedFiles.Csv csv, ImportOutcome.Done done, String job, long fresh)
      throws SQLException {
    var counts = done.counts();
    long sum = counts.accepted() + counts.unchanged() + counts.quarantined() + counts.refused();
    if (counts.received() != csv.rows() || sum != csv.rows()) report.wrong(job, "sum " + counts);
    if (counts.refused() != csv.bad().size()) report.wrong(job, "refused " + counts);
    for (var one : done.refused()) {
      if (csv.bad().contains(one.row())) continue;
      report.wrong(job, "row %d: %s %s".formatted(one.row(), one.code(), one.field()));
      break;
    }
    if (done.batch() == null) return;
    if (!refused(done.batch()).equals(csv.bad())) report.wrong(job, "not every bad row is named");
    if (fresh != csv.rows() - counts.refused() - counts.unchanged()) {
      report.wrong(job, fresh + " new envelopes but " + counts);
    }
  }

  private Set<Integer> refused(String batch) throws SQLException {
    var rows = new TreeSet<Integer>();
    try (var admin = BenchAdmin.open(installation.product());
        var read =
            admin.prepareStatement(
                """
                select r.row_no from feed.refused r join feed.batch b on b.id = r.batch_id
                 where b.handle = ?
                """)) {
      read.setString(1, batch);
      try (var found = read.executeQuery()) {
        while (found.next()) rows.add(found.getInt(1));
      }
    }
    return rows;
  }

  private long envelopes() throws SQLException {
    try (var admin = BenchAdmin.open(installation.product());
        var statement = admin.createStatement();
        var answer = statement.executeQuery("select count(*) from feed.envelope")) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private void awaitCounts() {
    var readers = installation.bean(EventReaders.class);
    long began = System.nanoTime();
    while (!readers.isUpToDate("compliance")) {
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(120)) {
        report.wrong(LOAD, "the cases were not counted");
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    report.progress("counted %.1f s after the import".formatted(seconds));
  }

  private void clear() throws SQLException {
    BenchAdmin.execute(
        installation.product(),
        """
        truncate feed.envelope, feed.quarantine, feed.refused, feed.batch, feed.reach,
                 cases.case_file, cases.happening, cases.link_across, compliance.case_fact,
                 compliance.tally_month, compliance.tally_month_report, compliance.tally_day,
                 compliance.tally_day_report
        """,
        "checkpoint");
  }
}
