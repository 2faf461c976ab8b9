package abhaya.response.road;

import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes the graph of an extract and puts it in use. One at a time; the graph before it works until
/// the new one is whole and on record.
@Component
class RoadRegister {
  private static final Logger LOG = LoggerFactory.getLogger(RoadRegister.class);

  private final RoadFolder folder;
  private final Roads roads;
  private final TrailRegister trail;
  private final RoadSettings settings;
  private final Clock clock;
  private final AtomicReference<@Nullable Run> last = new AtomicReference<>();

  RoadRegister(
      RoadFolder folder, Roads roads, TrailRegister trail, RoadSettings settings, Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.roads = roads;
    this.trail = trail;
    this.clock = clock;
  }

  /// How an import stands.
  ///
  /// @param step code of what is being done
  /// @param made facts of the graph it made; null while it works, or where it was refused
  record Run(
      String handle,
      boolean dryRun,
      Instant startedAt,
      String step,
      @Nullable RoadFacts made,
      @Nullable RoadFault fault) {

    boolean isOver() {
      return made != null || fault != null;
    }

    Run at(String next) {
      return new Run(handle, dryRun, startedAt, next, null, null);
    }

    Run made(RoadFacts facts) {
      return new Run(handle, dryRun, startedAt, "done", facts, null);
    }

    Run refused(RoadFault why) {
      return new Run(handle, dryRun, startedAt, "refused", null, why);
    }

    Duration lasted(Instant now) {
      return Duration.between(startedAt, now);
    }
  }

  /// The import that began last since the program started.
  Optional<Run> last() {
    return Optional.ofNullable(last.get());
  }

  /// Begins; the file is deleted when it is done with. Empty where another one is under way.
  ///
  /// @param handle name of the import
  Optional<Run> begin(Scope scope, String handle, Path file, boolean dryRun) {
    var run = new Run(handle, dryRun, clock.instant(), "checking", null, null);
    var before = last.get();
    if (before != null && !before.isOver()) return Optional.empty();
    if (!last.compareAndSet(before, run)) return Optional.empty();
    Thread.ofPlatform().name("roads").daemon().start(() -> work(scope, run, file));
    return Optional.of(run);
  }

  /// Its end is told last: whoever hears of it finds nothing of the work left on the disk.
  private void work(Scope scope, Run run, Path file) {
    var over = run.refused(RoadFault.ENDED);
    try {
      over = answered(scope, run, file);
    } catch (IOException | RuntimeException e) {
      LOG.error("an import of roads failed", e);
    } finally {
      delete(file);
      last.set(over);
    }
  }

  private Run answered(Scope scope, Run run, Path file) throws IOException {
    try {
      return made(scope, run, file);
    } catch (RoadFault.Found e) {
      trail.record(scope, act(run).with("refused", 1).with("fault", e.fault().code()));
      return run.refused(e.fault());
    }
  }

  private Run made(Scope scope, Run run, Path file) throws IOException, RoadFault.Found {
    var graph = folder.fresh();
    try {
      var built =
          BuildProcess.run(file, graph, settings.buildWithin(), step -> last.set(run.at(step)));
      var facts =
          new RoadFacts(
              built.junctions(), built.roads(), built.bounds(), built.dataAt(), clock.instant());
      trail.record(scope, done(run, facts));
      if (!run.dryRun()) roads.replace(folder.seal(graph, facts));
      return run.made(facts);
    } finally {
      if (!isInUse(graph)) RoadFolder.delete(graph);
    }
  }

  private boolean isInUse(Path graph) {
    return folder.current().filter(kept -> kept.folder().equals(graph)).isPresent();
  }

  private static TrailAct done(Run run, RoadFacts facts) {
    return act(run).with("junctions", facts.junctions()).with("roads", facts.roads());
  }

  private static TrailAct act(Run run) {
    return TrailAct.allowed(run.dryRun() ? "DRY_RUN" : "IMPORT", "ROADS", null);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("an extract that was imported could not be deleted");
    }
  }
}
