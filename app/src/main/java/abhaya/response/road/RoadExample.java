package abhaya.response.road;

import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Gives a demonstration its roads: a graph of invented streets, where nobody has brought a real one.
@Component
public class RoadExample {
  private static final String HANDLE = "demonstration";

  private final RoadFolder folder;
  private final Roads roads;
  private final RoadRegister register;

  RoadExample(RoadFolder folder, Roads roads, RoadRegister register) {
    this.folder = folder;
    this.roads = roads;
    this.register = register;
  }

  /// What a street is for cars, in the words of OpenStreetMap.
  public enum Kind {
    PRIMARY,
    SECONDARY,
    RESIDENTIAL
  }

  /// One street; streets meet where they have the same corner.
  public record Street(Kind kind, List<Point> corners) {
    public Street {
      corners = List.copyOf(corners);
    }
  }

  /// Begins to build the graph of these streets, in a process of its own, behind everything else.
  /// Does nothing where a graph is in use.
  public void begin(Scope scope, List<Street> streets) {
    if (roads.facts().isPresent()) return;
    try {
      var file = folder.spool(".osm");
      Files.writeString(file, extract(streets));
      if (register.begin(scope, HANDLE, file, false).isEmpty()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The plain form of an extract.
  static String extract(List<Street> streets) {
    var nodes = new LinkedHashMap<Point, Integer>();
    var ways = new StringBuilder();
    var number = 0;
    for (var street : streets) {
      ways.append("<way id='").append(++number).append("'>");
      for (var corner : street.corners()) {
        var node = nodes.computeIfAbsent(corner, any -> nodes.size() + 1);
        ways.append("<nd ref='").append(node).append("'/>");
      }
      ways.append("<tag k='highway' v='")
          .append(street.kind().name().toLowerCase(Locale.ROOT))
          .append("'/></way>\n");
    }
    var text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n");
    nodes.forEach((place, node) ->
        text.append(
            String.format(
                Locale.ROOT,
                "<node id='%d' lat='%.7f' lon='%.7f'/>%n",
                node,
                place.lat(),
                place.lon())));
    return text.append(ways).append("</osm>\n").toString();
  }
}
