package abhaya.bench;

import abhaya.investigation.compliance.FigureRace;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoSize;
import java.nio.file.Path;
import java.time.Instant;

/// Runs the named jobs, prints their results and writes `bench/RESULTS.md`.
public final class Bench {

  /// The day up to which the invented country has lived: the same in every run.
  private static final Instant UNTIL = Instant.parse("2026-11-22T18:00:00Z");

  private Bench() {}

  public static void main(String[] words) throws Exception {
    var options = Options.read(words);
    System.out.println("SEED " + options.seed());
    var report = new Report();
    var country = new DemoCountry(options.seed(), DemoSize.cases(options.rows()), UNTIL);
    if (options.wants("figures") || options.wants("levels")) figures(options, country, report);
    if (options.wants("feed") || options.wants("upsert")) {
      try (var installation = Installation.start()) {
        installation.plant(country);
        new FeedRace(installation, country, options, report).run();
      }
    }
    report.write(Path.of("bench/RESULTS.md"), options);
    System.exit(report.isWrong() ? 1 : 0);
  }

  private static void figures(Options options, DemoCountry country, Report report)
      throws Exception {
    try (var installation = Installation.start()) {
      installation.plant(country);
      var race = new FigureRace(installation, options.cases(), options.seed(), report);
      race.fill();
      if (options.wants("figures")) race.run();
      if (options.wants("levels")) {
        new Levels(installation, country, options, report).run(race.units());
      }
    }
  }
}
