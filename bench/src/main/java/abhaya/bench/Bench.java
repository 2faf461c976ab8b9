package abhaya.bench;

import abhaya.investigation.compliance.FigureRace;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoSize;
import java.time.Instant;

/// Runs the named jobs, prints their results and writes `bench/RESULTS.md`.
public final class Bench {

  /// The day up to which the invented country has lived: the same in every run.
  private static final Instant UNTIL = Instant.parse("2026-11-22T18:00:00Z");

  private final Options options;
  private final Report report = new Report();
  private final DemoCountry country;

  private Bench(Options options) {
    this.options = options;
    this.country = new DemoCountry(options.seed(), DemoSize.cases(options.rows()), UNTIL);
  }

  public static void main(String[] words) throws Exception {
    try {
      System.exit(new Bench(Options.read(words)).run() ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private boolean run() throws Exception {
    System.out.println("SEED " + options.seed());
    System.out.println(ResultsFile.circumstances(options));
    try (var place = new Place()) {
      var limits = Limits.measure(place.folder(), report);
      if (options.wants("figures") || options.wants("levels")) figures(limits);
      if (options.wants("feed") || options.wants("upsert")) feed(limits);
      if (options.wants("places")) new PlaceRace(options, report).run();
    }
    ResultsFile.add(options, report);
    return !report.isWrong();
  }

  private void figures(Limits limits) throws Exception {
    try (var place = new Place()) {
      Clients clients;
      UnitCodes units;
      try (var installation = Installation.start(place)) {
        report.progress("units of the invented country");
        installation.plant(country);
        var race = new FigureRace(installation, options.cases(), options.seed(), report);
        race.fill();
        if (options.wants("figures")) race.run(limits.loopbackMillis());
        clients = installation.clients();
        units = UnitCodes.of(race.units());
      }
      if (!options.wants("levels")) return;
      try (var server = ServerProcess.start(place, options.port(), report)) {
        new Levels(server, country, options, report).run(clients, units, limits);
      }
    }
  }

  private void feed(Limits limits) throws Exception {
    try (var place = new Place();
        var installation = Installation.start(place)) {
      report.progress("units of the invented country");
      installation.plant(country);
      new FeedRace(installation, new FeedFiles(country, place.folder()), options, report)
          .run(limits);
    }
  }
}
