package abhaya.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects results, prints each as one line, and says at the end whether all answers were right.
public final class Report {

  private static final double NEARLY = 0.7;

  private record Result(String variant, String metric, double value, String unit) {}

  private record Mark(String what, double ratio, double target) {
    String sign() {
      return ratio >= target ? "✔" : ratio >= NEARLY * target ? "~" : "✘";
    }
  }

  /// All of one job.
  private static final class Job {
    private final List<Result> results = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
  }

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private boolean wrong;

  private Job job(String name) {
    return jobs.computeIfAbsent(name, any -> new Job());
  }

  /// One figure.
  public void result(String job, String variant, String metric, double value, String unit) {
    job(job).results.add(new Result(variant, metric, value, unit));
    System.out.printf(Locale.ROOT, "RESULT %s %s %s %.3f %s%n", job, variant, metric, value, unit);
  }

  /// The median, a percentile and the greatest of single times in milliseconds.
  ///
  /// @return the median
  public double percentiles(String job, String variant, double[] millis, int percentile) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    int place = Math.min(sorted.length - 1, sorted.length * percentile / 100);
    result(job, variant, "p50", median, "ms");
    result(job, variant, "p" + percentile, sorted[place], "ms");
    result(job, variant, "max", sorted[sorted.length - 1], "ms");
    return median;
  }

  /// A ratio and what it should be.
  public void ratio(String job, String what, double ratio, double target) {
    var mark = new Mark(what, ratio, target);
    job(job).marks.add(mark);
    System.out.printf(
        Locale.ROOT, "RESULT %s %s: %.2f of %.2f %s%n", job, what, ratio, target, mark.sign());
  }

  /// What the figures of a job bought: durability, exactness, freshness.
  public void note(String job, String text) {
    job(job).notes.add(text);
    System.out.println("NOTE " + job + " " + text);
  }

  /// How far the run has come; not kept.
  public void progress(String text) {
    System.out.println("… " + text);
  }

  /// A wrong answer: the run goes on, and fails at its end.
  public void wrong(String job, String what) {
    wrong = true;
    note(job, "WRONG " + what);
    System.out.println("WRONG " + job + " " + what);
  }

  boolean isWrong() {
    return wrong;
  }

  /// The jobs as tables, in the order in which they ran.
  String tables() {
    var text = new StringBuilder();
    jobs.forEach((name, job) -> {
      text.append("\n### ").append(name).append("\n\n");
      for (var note : job.notes) text.append("- ").append(note).append('\n');
      if (!job.notes.isEmpty()) text.append('\n');
      text.append("| variant | metric | value | target | |\n|---|---|---:|---:|---|\n");
      for (var mark : job.marks) {
        row(text, mark.what(), "ratio", mark.ratio(), "%.2f".formatted(mark.target()), mark.sign());
      }
      for (var one : job.results) {
        row(text, one.variant(), one.metric() + ", " + one.unit(), one.value(), "", "");
      }
    });
    return text.toString();
  }

  private static void row(
      StringBuilder text, String what, String metric, double value, String target, String sign) {
    text.append(
        String.format(
            Locale.ROOT, "| %s | %s | %.3f | %s | %s |%n", what, metric, value, target, sign));
  }
}
