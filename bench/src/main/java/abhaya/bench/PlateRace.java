package abhaya.bench;

import abhaya.safecity.plate.PlateIndex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Every listed plate within one edit of a read, one million listed and five: beside a scan that
/// compares each plate, Lucene's fuzzy query and PostgreSQL's trigrams; the matches of all are
/// compared. Then what the rule of two witnesses leaves of the hints a stranger's plate makes.
final class PlateRace {
  private static final String JOB = PlateDuel.JOB;
  private static final int MORE = 5;
  private static final int SCANNED = 20;
  private static final int FUZZY = 600;
  private static final int TRIGRAMS = 60;
  private static final int CHANGES = 2_000;
  private static final double CHANGE_MILLIS_MAX = 100;
  private static final double TWIN = 2;
  private static final double LUCENE = 100;
  private static final double LUCENE_OF_MORE = 60;
  private static final double PG_TRGM = 1_000;

  private final Options options;
  private final Report report;
  private final SplittableRandom random;

  PlateRace(Options options, Report report) {
    this.options = options;
    this.report = report;
    this.random = new SplittableRandom(options.seed());
  }

  void run(Path folder) throws Exception {
    var peers = Peers.find(options.installPeers(), report, Peer.TRIGRAMS);
    peers.tellMissing(JOB, report, Peer.TRIGRAMS);
    report.note(
        JOB,
        "in memory, follows the table by its events; a third of the reads is listed, a third one"
            + " edit away, a third a stranger's. p50 is the median of the medians of the turns, p99"
            + " and mean are those of the last turn; every answer of a peer is compared."
            + " Lucene: files mapped into memory, one segment. PostgreSQL: nothing forced, the strictest threshold of each read that"
            + " can miss nothing, told before and not counted");
    var many = options.cases() >= 1_000_000 ? 1_000_000 : 100_000;
    few(duel(many), folder, peers);
    var more = duel(many * MORE);
    lucene(more, folder, LUCENE_OF_MORE);
  }

  private PlateDuel duel(int count) {
    report.progress(count + " listed plates");
    return new PlateDuel(new Plates(count, random), options.rounds(), report);
  }

  private void few(PlateDuel duel, Path folder, Peers peers) throws Exception {
    var plates = duel.plates();
    try (var scan = new Scan(plates)) {
      duel.beside("plain scan", scan, SCANNED, TWIN);
    }
    lucene(duel, folder, LUCENE);
    if (peers.has(Peer.TRIGRAMS)) trigrams(duel, folder);
    changes(duel.index(), plates);
    new PlateAlarms(duel.index(), plates, random, report).run();
  }

  private void lucene(PlateDuel duel, Path folder, double target) throws Exception {
    report.progress("the same list in Lucene");
    try (var peer = new LucenePeer(Files.createTempDirectory(folder, "lucene-"), duel.plates())) {
      duel.beside("Lucene FuzzyQuery", peer, FUZZY, target);
    }
  }

  private void trigrams(PlateDuel duel, Path folder) throws Exception {
    report.progress("the same list in PostgreSQL");
    try (var server = PostgresPeer.start(folder, "pg_trgm", "fuzzystrmatch");
        var peer = new TrigramPeer(server, duel.plates())) {
      duel.beside("PostgreSQL pg_trgm", peer, TRIGRAMS, PG_TRGM);
    }
  }

  /// What is meant: every plate compared.
  private record Scan(Plates plates) implements PlatePeer {
    @Override
    public Set<String> near(String read) {
      var text = read.getBytes(StandardCharsets.US_ASCII);
      var found = new TreeSet<String>();
      for (var at = 0; at < plates.count(); at++)
        if (plates.isNear(at, text)) found.add(plates.get(at));
      return found;
    }

    @Override
    public void close() {}
  }

  /// A plate that is listed is found by the next read, one that is taken off is not.
  private void changes(PlateIndex index, Plates plates) {
    var millis = new double[CHANGES];
    for (var at = 0; at < CHANGES; at++) {
      var fresh = "LA%02dX%c%04d".formatted(at % 100, plates.letter(), at);
      var began = System.nanoTime();
      index.add(fresh);
      var there = PlateDuel.names(index.near(fresh)).contains(fresh);
      index.remove(fresh);
      var gone = !PlateDuel.names(index.near(fresh)).contains(fresh);
      millis[at] = (System.nanoTime() - began) / 1e6;
      if (!there || !gone) report.wrong(JOB, "a change of the list was not seen");
    }
    report.percentiles(JOB, "listed, found, taken off, not found", millis, 99);
    var most = Arrays.stream(millis).max().orElse(0);
    report.ratio(JOB, "100 ms against the slowest change", CHANGE_MILLIS_MAX / most, 1);
  }
}
