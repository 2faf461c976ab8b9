package abhaya.safecity.project;

import abhaya.base.web.Words;
import abhaya.safecity.measure.ScheduleCurve;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The S-curve of one package, month by month: the first plan, the plan in force, what is there,
/// what is proven, what was typed. The browser draws it from the table, which is the chart for
/// whoever does not see or does not load it.
///
/// @param about the same in words
/// @param unit in what the things are counted
/// @param asOf the month up to which the past goes
public record WorkCurve(
    String about, String unit, String asOf, List<String> heads, List<Line> lines) {

  /// @param figures in the order of the heads; null where there is none
  public record Line(String month, List<@Nullable String> figures) {

    public Line {
      figures = List.copyOf(figures.stream().map(one -> one == null ? "" : one).toList());
    }
  }

  public WorkCurve {
    heads = List.copyOf(heads);
    lines = List.copyOf(lines);
  }

  static WorkCurve of(Words words, WorkPackage work, List<WorkReport> reports, LocalDate today) {
    var last = YearMonth.from(today).minusMonths(1);
    var first = ScheduleCurve.of(work.plans().first().curve());
    var now = ScheduleCurve.of(work.plans().current().curve());
    var typed = typed(reports);
    var lines = new ArrayList<Line>();
    for (var month : months(work, last)) {
      var past = !month.isAfter(last);
      var evidence = past ? work.evidenceAt(month).orElse(null) : null;
      lines.add(
          new Line(
              words.month(month),
              Arrays.asList(
                  plain(first.plannedAt(month)),
                  plain(now.plannedAt(month)),
                  evidence == null ? null : "" + evidence.installed(),
                  evidence == null ? null : "" + evidence.proven(),
                  past && typed.containsKey(month) ? "" + typed.get(month) : null)));
    }
    var heads =
        List.of(
            words.say("project.curve.first"),
            words.say("project.curve.plan"),
            words.say("project.installed"),
            words.say("project.proven"),
            words.say("project.typed"));
    var about =
        words.say(
            "project.curve.about",
            words.number(now.plannedAt(last).longValue()),
            words.number(work.provenAt(last)),
            words.number(work.target()));
    return new WorkCurve(about, words.say("project.curve.unit"), words.month(last), heads, lines);
  }

  private static String plain(BigDecimal value) {
    return value.toBigInteger().toString();
  }

  private static Map<YearMonth, Long> typed(List<WorkReport> reports) {
    var typed = new TreeMap<YearMonth, Long>();
    reports.stream()
        .filter(WorkReport::counts)
        .sorted(Comparator.comparingInt(WorkReport::version))
        .forEach(report -> typed.put(report.month(), report.quantity()));
    return typed;
  }

  private static List<YearMonth> months(WorkPackage work, YearMonth last) {
    var plans = work.plans().plans();
    var first =
        plans.stream()
            .flatMap(plan -> plan.perMonth().keySet().stream())
            .min(YearMonth::compareTo)
            .orElse(last);
    var end =
        plans.stream()
            .map(plan -> YearMonth.from(plan.dueOn()))
            .max(YearMonth::compareTo)
            .filter(month -> month.isAfter(last))
            .orElse(last);
    var months = new ArrayList<YearMonth>();
    for (var month = first; !month.isAfter(end); month = month.plusMonths(1)) months.add(month);
    return months;
  }
}
