package abhaya.investigation.reminder;

import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import abhaya.base.platform.BenchAdmin;
import abhaya.base.platform.EventReaders;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// How fast the ladder of alarms is climbed: first for everything that came in at once, whose moments
/// are long past, then for what comes due day by day.
public final class SweepRun {
  public static final String JOB = "alarms";
  private static final int DAYS = 7;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

  private final Installation installation;
  private final Report report;

  public SweepRun(Installation installation, Report report) {
    this.installation = installation;
    this.report = report;
  }

  public void run(Path file) throws Exception {
    report.progress("alarms: importing");
    var sender = installation.bean(Scopes.class).ofFeed("bench");
    var delivery = new Delivery(file, FeedFormat.CSV, Batch.Door.API, false);
    installation.bean(ImportDesk.class).take(sender, delivery, new ImportProgress());
    var readers = installation.bean(EventReaders.class);
    long began = System.nanoTime();
    while (!readers.isUpToDate(AlarmTimers.READER)) {
      if (System.nanoTime() - began > PATIENCE) throw new IllegalStateException("nobody watches");
      TimeUnit.MILLISECONDS.sleep(20);
    }
    report.result(JOB, "watched", "cases", count("select count(*) from reminder.watch"), "");
    var now = installation.bean(Clock.class).instant();
    var first = sweep(now);
    tell("first", first);
    var days = new Swept(0, 0, 0);
    for (int day = 1; day <= DAYS; day++) days = days.and(sweep(now.plus(Duration.ofDays(day))));
    tell("day", days);
    report.result(JOB, "day", "cases", days.cases() / (double) DAYS, "a day");
    if (first.alarms() == 0) report.wrong(JOB, "no alarm was raised");
    report.note(JOB, "First: all moments are past when the cases come. Day: the clock goes on by a");
    report.note(JOB, "day, seven times. One machine sweeps, nothing else goes on, no mail is sent.");
  }

  private record Swept(long cases, long alarms, double seconds) {
    Swept and(Swept more) {
      return new Swept(
          cases + more.cases(), alarms + more.alarms(), seconds + more.seconds());
    }
  }

  private Swept sweep(Instant now) throws SQLException {
    var sweep = installation.bean(AlarmSweep.class);
    long before = count("select count(*) from reminder.alarm");
    long began = System.nanoTime();
    long cases = 0;
    for (int more = AlarmSweep.AT_ONCE; more >= AlarmSweep.AT_ONCE; cases += more) {
      more = sweep.sweep(now);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Swept(cases, count("select count(*) from reminder.alarm") - before, seconds);
  }

  private void tell(String variant, Swept swept) {
    report.result(JOB, variant, "cases", swept.cases() / swept.seconds(), "cases/s");
    report.result(JOB, variant, "alarms", swept.alarms() / swept.seconds(), "alarms/s");
    report.result(JOB, variant, "told", swept.alarms(), "alarms");
    report.result(JOB, variant, "took", swept.seconds(), "s");
  }

  private long count(String sql) throws SQLException {
    try (var admin = BenchAdmin.open(installation.product());
        var statement = admin.createStatement();
        var answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getLong(1);
    }
  }
}
