package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.investigation.fair.ClosureSpike;
import abhaya.investigation.fair.ReportMix;
import abhaya.investigation.fair.Share;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How the cases of a unit were closed.
record ClosingFigures(Closing own, List<Line> parts) {

  ClosingFigures {
    parts = List.copyOf(parts);
  }

  record Line(Unit unit, Closing closing) {}

  /// @param signs cases by what somebody should look at
  record Closing(long cases, ReportMix mix, ClosureSpike spike, Map<CaseSign, Long> signs) {
    long sign(CaseSign sign) {
      return signs.getOrDefault(sign, 0L);
    }

    /// A part of all final reports.
    Share ofReports(CaseSign sign) {
      return new Share(Math.min(sign(sign), mix.reports()), mix.reports());
    }

    /// Shown as closed, and no court was sent the report.
    Share unforwarded() {
      return new Share(sign(CaseSign.UNFORWARDED), sign(CaseSign.CLOSED));
    }
  }

  static Closing closing(Collection<Count> counts) {
    var signs = new EnumMap<CaseSign, Long>(CaseSign.class);
    var kinds = new long[3][3];
    long cases = 0;
    for (var count : counts) {
      switch (count.measure()) {
        case CLOCK -> cases += count.n();
        case SIGN -> signs.merge(CaseSign.valueOf(count.key()), count.n(), Long::sum);
        case REPORT -> add(kinds, count);
        default -> {}
      }
    }
    var closures = sum(kinds[1]) + sum(kinds[2]);
    var sheets = sum(kinds[0]);
    var mix =
        new ReportMix(
            sheets,
            closures,
            sum(kinds[1]),
            Math.min(signs.getOrDefault(CaseSign.RETURNED, 0L), sheets + closures),
            Math.min(signs.getOrDefault(CaseSign.SUPPLEMENTARY, 0L), sheets));
    var lateClosures = kinds[1][0] + kinds[2][0];
    var timely = lateClosures + kinds[1][1] + kinds[2][1];
    var spike =
        ClosureSpike.counted(
            new Share(lateClosures, timely), new Share(kinds[0][0], kinds[0][0] + kinds[0][1]));
    return new Closing(cases, mix, spike, signs);
  }

  /// Charge sheet, false, other closure; in the last five days, earlier, late.
  private static void add(long[][] kinds, Count count) {
    var kind =
        switch (count.key()) {
          case "CS" -> 0;
          case "FALSE" -> 1;
          default -> 2;
        };
    var when = count.bucket() < 0 ? 2 : count.bucket() < CourseSigns.LAST_DAYS ? 0 : 1;
    kinds[kind][when] += count.n();
  }

  private static long sum(long[] counts) {
    return counts[0] + counts[1] + counts[2];
  }
}
