package abhaya.response.road;

import abhaya.base.geo.Box;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What is said of a graph.
///
/// @param dataAt of the extract as it says itself; null where it says nothing
public record RoadFacts(
    int junctions, int roads, Box bounds, @Nullable Instant dataAt, Instant importedAt) {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  /// The day by which the graph is named: of the extract, else of its import.
  public LocalDate day() {
    var at = dataAt == null ? importedAt : dataAt;
    return at.atZone(INDIA).toLocalDate();
  }

  Properties written() {
    var text = new Properties();
    text.setProperty("form", CarRoads.FORM);
    text.setProperty("junctions", String.valueOf(junctions));
    text.setProperty("roads", String.valueOf(roads));
    text.setProperty("south", String.valueOf(bounds.south()));
    text.setProperty("west", String.valueOf(bounds.west()));
    text.setProperty("north", String.valueOf(bounds.north()));
    text.setProperty("east", String.valueOf(bounds.east()));
    text.setProperty("importedAt", importedAt.toString());
    if (dataAt != null) text.setProperty("dataAt", dataAt.toString());
    return text;
  }

  /// Empty where it is of another form than this program reads.
  static Optional<RoadFacts> read(Properties text) {
    if (!CarRoads.FORM.equals(text.getProperty("form"))) return Optional.empty();
    var data = text.getProperty("dataAt");
    return Optional.of(
        new RoadFacts(
            Integer.parseInt(text.getProperty("junctions")),
            Integer.parseInt(text.getProperty("roads")),
            new Box(
                degrees(text, "south"),
                degrees(text, "west"),
                degrees(text, "north"),
                degrees(text, "east")),
            data == null ? null : Instant.parse(data),
            Instant.parse(text.getProperty("importedAt"))));
  }

  private static double degrees(Properties text, String name) {
    return Double.parseDouble(text.getProperty(name));
  }
}
