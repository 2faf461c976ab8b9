package abhaya.investigation.demo;

import abhaya.base.access.DemoDesk;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.platform.Console;
import abhaya.base.platform.India;
import abhaya.base.platform.StartFailure;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// On the first start of an empty installation, fills it with the demonstration; after a start that
/// was cut off, goes on where it stopped. An installation that was begun without stays without.
@Component
public class DemoLoader implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
  private static final long SEED = 112;

  private final AbhayaSettings settings;
  private final DemoPlanStore plans;
  private final DemoUnits units;
  private final DemoPeople people;
  private final DemoRecords records;
  private final Ground ground;

  DemoLoader(
      AbhayaSettings settings,
      DemoPlanStore plans,
      DemoUnits units,
      DemoPeople people,
      DemoRecords records,
      Ground ground) {
    this.settings = settings;
    this.plans = plans;
    this.units = units;
    this.people = people;
    this.records = records;
    this.ground = ground;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (settings.wantsDemo()) load(settings.demo());
  }

  /// Loads the demonstration of that name, unless the installation was begun otherwise.
  public void load(String name) {
    var plan = plans.find().or(() -> begin(name));
    if (plan.isEmpty() || plan.get().loaded()) return;
    var country = plan.get().country();
    ground.console().line("Loading demonstration data; all of it is invented. This happens once.");
    var ahead = aside(() -> records.writeAhead(country));
    units.load(country);
    people.make(country, India.dateOf(ground.clock().instant()));
    ground.counts().forEach(DemoCounts::hold);
    var beside = aside(() -> ground.load(country, false));
    await(ahead);
    records.load(country);
    await("Cities and units", beside);
    var counting = aside(ground::count);
    ground.load(country, true);
    await("Counting", counting);
    plans.finish(ground.clock().instant());
  }

  /// On a thread of its own: those that share work are busy with records.
  private static CompletableFuture<Void> aside(Runnable work) {
    return CompletableFuture.runAsync(
        work, task -> Thread.ofPlatform().name("demonstration").daemon().start(task));
  }

  private void await(String what, CompletableFuture<Void> work) {
    ground.console().progress(what, 0, 1, "");
    await(work);
    ground.console().progress(what, 1, 1, "");
  }

  private static void await(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      LOG.error("a part of the demonstration failed", e.getCause());
      throw new StartFailure("The demonstration could not be loaded: start again, it goes on.");
    }
  }

  private Optional<DemoPlan> begin(String name) {
    if (!ground.isEmpty()) return Optional.empty();
    ground.desk().requireLoopback();
    var now = ground.clock().instant().truncatedTo(ChronoUnit.MINUTES);
    var plan = new DemoPlan(name, SEED, now, false);
    plan.country();
    plans.begin(plan);
    return Optional.of(plan);
  }

  /// What the loader stands on.
  @Component
  record Ground(
      DemoDesk desk,
      UnitTrees trees,
      List<DemoCounts> counts,
      Console console,
      Clock clock,
      List<DemoPart> parts) {

    Ground {
      counts = List.copyOf(counts);
      parts = List.copyOf(parts);
    }

    /// Whether nobody has brought units in yet.
    boolean isEmpty() {
      return trees.today().units().stream().noneMatch(unit -> unit.kind() == UnitKind.STATION);
    }

    void load(DemoCountry country, boolean afterCases) {
      for (var part : parts) {
        if (part.comesAfterCases() == afterCases) {
          part.load(country, India.dateOf(clock.instant()));
        }
      }
    }

    /// Counts what the records say; the modules beside each other.
    void count() {
      counts.parallelStream().forEach(DemoCounts::count);
    }
  }
}
