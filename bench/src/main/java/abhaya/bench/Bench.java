package abhaya.bench;

import abhaya.investigation.compliance.FigureRace;
import abhaya.investigation.compliance.MirrorRace;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoSize;
import abhaya.investigation.reminder.SweepRun;
import abhaya.response.dispatch.RoomRun;
import abhaya.response.intake.DeviceRace;
import abhaya.response.intake.JournalRace;
import abhaya.response.livemap.MapRace;
import abhaya.response.recommend.NearestRace;
import abhaya.response.road.RoadRace;
import abhaya.response.volunteer.VolunteerRace;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Set;

/// Runs the named jobs, prints their results and writes `bench/RESULTS.md`.
public final class Bench {

  /// The day up to which the invented country has lived: the same in every run.
  private static final Instant UNTIL = Instant.parse("2026-11-22T18:00:00Z");

  private static final Set<String> DEVICES =
      Set.of("positions", "presses", "trackers", "commits", "signals");
  private static final double DEVICE_SECONDS_MAX = 10;
  private static final int CONSOLE_SECONDS_MAX = 30;
  private static final double NEAR_SECONDS_MAX = 3;

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
      if (options.wants("figures") || options.wants("mirror") || options.wants("levels")) {
        figures(limits);
      }
      if (options.wants(FirstStart.JOB)) new FirstStart(report).run();
      if (options.wants("start")) new StartRace(options.rounds(), report).run();
      if (options.wants("feed") || options.wants("upsert")) feed(limits);
      if (options.wants(SweepRun.JOB)) alarms();
      if (options.wants("heartbeats")) heartbeats();
      if (options.wants("roads")) {
        new RoadRace(report, options.streets(), options.seed()).run(place.folder());
      }
      if (options.wants("places")) new PlaceRace(options, report).run(place.folder());
      if (options.wants("assets")) assets();
      if (options.wants(MapRace.JOB)) consoles();
      if (options.wants(RightsRace.JOB)) rights();
      if (options.wants(RoomRun.JOB)) room();
      if (options.wants("plates")) new PlateRace(options, report).run(place.folder());
      if (options.wants(NearestRace.JOB) || options.wants(VolunteerRace.JOB)) near(place);
      var devices = options.jobs().stream().anyMatch(DEVICES::contains);
      if (devices) devices(limits);
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
        if (options.wants("mirror")) mirror(installation, race, place, limits);
        clients = installation.clients();
        units = UnitCodes.of(race.units());
      }
      if (!options.wants("levels")) return;
      try (var server = ServerProcess.start(place, options.port(), report)) {
        new Levels(server, country, options, report).run(clients, units, limits);
      }
    }
  }

  private void alarms() throws Exception {
    try (var place = new Place();
        var installation = Installation.start(place, "--abhaya.reminder.sweeps=false")) {
      report.progress("units of the invented country");
      installation.plant(country);
      var files = new FeedFiles(country, place.folder());
      new SweepRun(installation, report).run(files.write("alarms.csv", options.rows()).path());
    }
  }

  private void heartbeats() throws Exception {
    try (var place = new Place();
        var installation = Installation.start(place)) {
      report.progress("units of the invented country");
      // more cases than can be imported meanwhile
      var large = new DemoCountry(options.seed(), DemoSize.cases(2_000_000), UNTIL);
      installation.plant(large);
      new HeartbeatRun(installation, large, options, report).run();
    }
  }

  private void assets() throws Exception {
    try (var place = new Place();
        var installation = Installation.start(place)) {
      new AssetRun(installation, place.folder(), options, report).run();
    }
  }

  private void consoles() throws Exception {
    var seconds = Math.min(CONSOLE_SECONDS_MAX, options.seconds());
    try (var place = new Place();
        var installation = Installation.start(place)) {
      new MapRace(installation, report, options.seed()).run(place.folder(), seconds);
    }
  }

  private void rights() throws Exception {
    try (var place = new Place();
        var installation = Installation.start(place)) {
      report.progress("units of the invented country");
      installation.plant(country);
      new RightsRace(installation, options.rounds(), report).run();
    }
  }

  private void room() throws Exception {
    try (var place = new Place();
        var installation = Installation.start(place)) {
      // a control room's rights reach over all stations of its state
      report.progress("units of the invented country");
      installation.plant(country);
      new RoomRun(installation, report, options.seed()).run(options.seconds());
    }
  }

  private void mirror(Installation installation, FigureRace race, Place place, Limits limits)
      throws Exception {
    new MirrorRace(installation, race, options.seed(), report)
        .run(place.folder(), limits.loopbackMillis());
    new Freshness(installation, country, report).run();
  }

  private void near(Place place) throws Exception {
    double seconds = Math.min(NEAR_SECONDS_MAX, options.seconds() / 10.0);
    var peers = Peers.find(options.installPeers(), report, Peer.REDIS, Peer.POSTGIS);
    if (options.wants(NearestRace.JOB)) {
      new NearestRace(report, options.units(), options.seed(), seconds)
          .run(place.folder(), peers, options.rounds());
    }
    if (options.wants(VolunteerRace.JOB)) {
      new VolunteerRace(report, options.volunteers(), options.seed(), seconds)
          .run(place.folder(), peers, options.rounds());
    }
  }

  private void devices(Limits limits) throws Exception {
    double seconds = Math.min(DEVICE_SECONDS_MAX, options.seconds() / 3.0);
    try (var place = new Place();
        var installation = Installation.start(place)) {
      new DeviceRace(installation, report, options.peers(), options.rounds(), seconds)
          .run(options.jobs());
      var folder = Files.createDirectories(place.folder().resolve("bench"));
      new JournalRace(installation, report, folder, options.seed(), options.rounds(), seconds)
          .run(options.jobs(), limits.syncMillis());
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
