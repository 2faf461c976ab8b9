package abhaya.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects results, prints each as one line, and writes them down for the next reader.
public final class Report {

  private record Result(String variant, String metric, double value, String unit) {}

  private record Mark(String what, double ratio, double target) {
    String sign() {
      return ratio >= target ? "✔" : ratio >= 0.7 * target ? "~" : "✘";
    }
  }

  private final Map<String, List<Result>> results = new LinkedHashMap<>();
  private final Map<String, List<Mark>> marks = new LinkedHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private boolean wrong;

  /// One figure.
  public void result(String job, String variant, String metric, double value, String unit) {
    results
        .computeIfAbsent(job, name -> new ArrayList<>())
        .add(new Result(variant, metric, value, unit));
    System.out.printf(Locale.ROOT, "RESULT %s %s %s %.3f %s%n", job, variant, metric, value, unit);
  }

  /// Median, 95th percentile and greatest of single times in milliseconds.
  public double times(String job, String variant, double[] millis) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    result(job, variant, "p50", median, "ms");
    result(job, variant, "p95", sorted[(int) (sorted.length * 0.95)], "ms");
    result(job, variant, "max", sorted[sorted.length - 1], "ms");
    return median;
  }

  /// A ratio and what it should be.
  public void ratio(String job, String what, double ratio, double target) {
    var mark = new Mark(what, ratio, target);
    marks.computeIfAbsent(job, name -> new ArrayList<>()).add(mark);
    System.out.printf(
        Locale.ROOT, "RESULT %s %s ratio %.2f of %.2f %s%n", job, what, ratio, target, mark.sign());
  }

  /// What the figures of a job bought: durability, exactness, freshness.
  public void note(String job, String text) {
    notes.merge(job, text, (a, b) -> a + " " + b);
    System.out.println("NOTE " + job + " " + text);
  }

  /// A wrong answer: the run goes on, and fails at its end.
  public void wrong(String job, String what) {
    wrong = true;
    System.out.println("WRONG " + job + " " + what);
  }

  boolean isWrong() {
    return wrong;
  }

  /// Newest on top.
  void write(Path file, Options options) throws IOException {
    var text = new StringBuilder("# Results\n\n");
    text.append("Written by `./abhaya bench`; the newest run stands on top.\n\n");
    text.append("## ").append(Clock.systemUTC().instant()).append("\n\n");
    text.append("Machine: ").append(machine()).append(". JDK ").append(Runtime.version());
    text.append(". Seed ").append(options.seed()).append(", cases ").append(options.cases());
    text.append(", rows ").append(options.rows()).append(".\n");
    for (var job : results.entrySet()) {
      text.append("\n### ").append(job.getKey()).append("\n\n");
      if (notes.containsKey(job.getKey())) text.append(notes.get(job.getKey())).append("\n\n");
      text.append("| variant | metric | value | unit |\n|---|---|---|---|\n");
      for (var one : job.getValue()) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %s |%n",
                one.variant(),
                one.metric(),
                one.value(),
                one.unit()));
      }
      if (!marks.containsKey(job.getKey())) continue;
      text.append("\n| ratio | measured | target | |\n|---|---|---|---|\n");
      for (var mark : marks.get(job.getKey())) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s |%n",
                mark.what(),
                mark.ratio(),
                mark.target(),
                mark.sign()));
      }
    }
    var before = Files.exists(file) ? Files.readString(file) : "";
    int old = before.indexOf("\n## ");
    if (old >= 0) text.append(before, old, before.length());
    Files.writeString(file, text.toString());
  }

  private static String machine() throws IOException {
    var info = Path.of("/proc/cpuinfo");
    var model =
        Files.exists(info)
            ? Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown")
            : "unknown";
    return Runtime.getRuntime().availableProcessors() + " cores, " + model;
  }
}
