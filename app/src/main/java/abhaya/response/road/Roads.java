package abhaya.response.road;

import abhaya.base.geo.Point;
import abhaya.response.road.RoadGraph.Leg;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The graph in use, if there is one. Readers share a lock for the length of a search; whoever puts
/// another graph in its place waits for them, for the tables of a closed one are gone from memory.
@Component
public class Roads {
  private static final Logger LOG = LoggerFactory.getLogger(Roads.class);
  private static final int WARMING = 40;
  private static final int WARMING_UNITS = 10;
  private static final Duration WARMING_BOUND = Duration.ofMillis(200);

  private final RoadFolder folder;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable RoadGraph graph;

  Roads(RoadFolder folder) {
    this.folder = folder;
    folder.clear();
    folder.current().ifPresent(this::openAtStart);
  }

  /// A graph that cannot be read is as none: the distance answers, and says so.
  private void openAtStart(RoadFolder.Kept kept) {
    try {
      graph = new RoadGraph(kept);
      Thread.ofPlatform().name("roads-warming").daemon().start(this::warm);
    } catch (RuntimeException e) {
      LOG.warn("the road graph in the data folder cannot be read; import it again");
    }
  }

  /// What is known of the graph in use.
  public Optional<RoadFacts> facts() {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(graph).map(RoadGraph::facts);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Found ways and the graph they are of.
  record Found(RoadFacts graph, List<Leg> legs) {}

  /// Empty where there is no graph.
  Optional<Found> legs(List<Point> from, Point to, Duration bound) {
    lock.readLock().lock();
    try {
      var asked = graph;
      if (asked == null) return Optional.empty();
      return Optional.of(new Found(asked.facts(), asked.legs(from, to, bound)));
    } catch (RuntimeException e) {
      LOG.warn("the road graph did not answer: {}", e.getClass().getName());
      return Optional.empty();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Puts a graph in the place of the one in use, once it has shown that it can be read.
  void replace(RoadFolder.Kept kept) {
    var fresh = new RoadGraph(kept);
    RoadGraph old;
    lock.writeLock().lock();
    try {
      folder.adopt(kept);
      old = graph;
      graph = fresh;
      if (old != null) old.close();
    } finally {
      lock.writeLock().unlock();
    }
    if (old != null) delete(old);
    warm();
  }

  private static void delete(RoadGraph old) {
    try {
      RoadFolder.delete(old.folder());
    } catch (IOException e) {
      LOG.warn("an older road graph could not be deleted; the next start does it");
    }
  }

  /// A few searches that nobody waits for, so that the first one somebody waits for is not slow.
  private void warm() {
    var facts = facts();
    if (facts.isEmpty()) return;
    var box = facts.get().bounds();
    var random = new Random(WARMING);
    for (int i = 0; i < WARMING; i++) {
      var units = new ArrayList<Point>();
      for (int unit = 0; unit <= WARMING_UNITS; unit++) {
        units.add(
            new Point(
                box.south() + random.nextDouble() * (box.north() - box.south()),
                box.west() + random.nextDouble() * (box.east() - box.west())));
      }
      legs(units, units.removeLast(), WARMING_BOUND);
    }
  }

  @PreDestroy
  void close() {
    lock.writeLock().lock();
    try {
      var old = graph;
      graph = null;
      if (old != null) old.close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
