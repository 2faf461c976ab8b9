package abhaya.response.road;

import abhaya.base.geo.Box;
import com.graphhopper.reader.osm.OSMReader;
import com.graphhopper.routing.OSMReaderConfig;
import com.graphhopper.routing.subnetwork.PrepareRoutingSubnetworks;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.DAType;
import com.graphhopper.storage.GHDirectory;
import com.graphhopper.storage.index.LocationIndexTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a graph of an extract in an empty folder. The tables are files mapped into memory, so a
/// large country needs disk and not heap, but for the list of its nodes while they are read.
final class GraphBuild {
  private final CarRoads roads = new CarRoads();
  private final Consumer<String> progress;

  /// @param progress hears a short code at each step
  GraphBuild(Consumer<String> progress) {
    this.progress = progress;
  }

  /// What came out.
  ///
  /// @param dataAt of the extract as it says itself; null where it says nothing
  record Built(int junctions, int roads, Box bounds, @Nullable Instant dataAt) {}

  /// @param file with the ending of its form
  Built build(Path file, Path folder) throws IOException, RoadFault.Found {
    progress.accept("reading");
    var directory = new GHDirectory(folder.toString(), DAType.MMAP);
    directory.create();
    var graph = new BaseGraph.Builder(roads.values()).setDir(directory).create();
    try {
      var reader = read(file, graph);
      var built = built(graph, reader);
      progress.accept("joining");
      var job = new PrepareRoutingSubnetworks.PrepareJob(roads.dead(), roads.time());
      new PrepareRoutingSubnetworks(graph, List.of(job)).doWork();
      if (!hasRoad(graph)) throw new RoadFault.Found(RoadFault.NO_ROADS);
      progress.accept("indexing");
      var index = new LocationIndexTree(graph, directory);
      index.prepareIndex(roads.usable());
      index.flush();
      progress.accept("writing");
      graph.flush();
      return built;
    } finally {
      directory.close();
    }
  }

  private OSMReader read(Path file, BaseGraph graph) throws IOException, RoadFault.Found {
    var config = new OSMReaderConfig();
    config.setParseWayNames(false);
    config.setWorkerThreads(1);
    var reader = new OSMReader(graph, roads.parsers(), config).setFile(file.toFile());
    try {
      reader.readGraph();
    } catch (RuntimeException e) {
      if (graph.getEdges() == 0 && e.getCause() == null) {
        throw new RoadFault.Found(RoadFault.NO_ROADS);
      }
      throw new RoadFault.Found(RoadFault.UNREADABLE);
    }
    return reader;
  }

  private boolean hasRoad(BaseGraph graph) {
    var usable = roads.usable();
    var edges = graph.getAllEdges();
    while (edges.next()) if (usable.accept(edges)) return true;
    return false;
  }

  private static Built built(BaseGraph graph, OSMReader reader) throws RoadFault.Found {
    var bounds = graph.getBounds();
    if (graph.getEdges() == 0 || !bounds.isValid()) throw new RoadFault.Found(RoadFault.NO_ROADS);
    var within =
        Box.INDIA.holds(bounds.minLat, bounds.minLon)
            && Box.INDIA.holds(bounds.maxLat, bounds.maxLon);
    if (!within) throw new RoadFault.Found(RoadFault.OUTSIDE_INDIA);
    var date = reader.getDataDate();
    return new Built(
        graph.getNodes(),
        graph.getEdges(),
        new Box(bounds.minLat, bounds.minLon, bounds.maxLat, bounds.maxLon),
        date == null ? null : date.toInstant());
  }
}
