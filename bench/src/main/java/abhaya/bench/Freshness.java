package abhaya.bench;

import abhaya.base.platform.EventReaders;
import abhaya.investigation.compliance.Visible;
import abhaya.investigation.demo.DemoCountry;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// How long after its commit an imported record is in the figures: single records over HTTP, one
/// after the other, until the counters have followed.
final class Freshness {
  private static final String JOB = "mirror";
  private static final int RECORDS = 1_000;
  private static final int WARM = 500;
  private static final double LIMIT_MILLIS = 10;
  private static final List<String> READERS =
      List.of("compliance", "why", "referral", "hotspot", "reminder");
  private static final String PATH = "/api/v1/feeds/cctns/records";

  private final Installation installation;
  private final DemoCountry country;
  private final Report report;

  Freshness(Installation installation, DemoCountry country, Report report) {
    this.installation = installation;
    this.country = country;
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    report.progress("mirror: one record after the other");
    var wire = new Wire(installation.address());
    var bearer = wire.token(installation.feedOnly());
    var readers = installation.bean(EventReaders.class);
    var millis = new double[RECORDS];
    int seen = 0;
    var records = country.records(country.feeds().getFirst().lgd());
    try (var visible = new Visible(installation)) {
      while (seen < RECORDS + WARM && records.hasNext()) {
        var body = records.next().line();
        visible.begin();
        var answer = wire.send(wire.post(PATH, bearer, "application/x-ndjson", body));
        if (answer.status() != 200) report.wrong(JOB, "import: status " + answer.status());
        double took = visible.millis(() -> READERS.stream().allMatch(readers::isUpToDate));
        if (took < 0) continue;
        if (seen >= WARM) millis[seen - WARM] = took;
        seen++;
      }
    }
    if (seen < RECORDS + WARM) {
      report.wrong(JOB, "only " + seen + " records changed a figure");
      return;
    }
    double p99 = sorted(millis)[RECORDS * 99 / 100];
    report.percentiles(JOB, "visible", millis, 99);
    report.ratio(JOB, "10 ms against the p99 of commit to visible", LIMIT_MILLIS / p99, 1);
    report.note(
        JOB, "Visible: from the record being seen committed in the event table to the version");
    report.note(JOB, "of the counters that holds it; single records, each sent when all readers");
    report.note(JOB, "have dealt with the one before, after %,d such records.".formatted(WARM));
  }

  private static double[] sorted(double[] millis) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
