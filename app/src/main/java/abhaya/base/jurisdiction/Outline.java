package abhaya.base.jurisdiction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Polygons on the globe, in degrees: each a ring around land and rings around what is cut out.
public record Outline(List<List<Ring>> polygons) {

  private static final int POSITIONS_MAX = 150_000;

  /// About a kilometre: less than a pixel on a map of the country.
  public static final double MAP_TOLERANCE = 0.01;

  public Outline {
    polygons = polygons.stream().map(List::copyOf).toList();
  }

  /// The first thing that is wrong with it, as a code.
  public Optional<String> fault() {
    if (polygons.isEmpty() || polygons.stream().anyMatch(List::isEmpty)) {
      return Optional.of("outline-empty");
    }
    long positions = polygons.stream().flatMap(List::stream).mapToLong(Ring::size).sum();
    if (positions > POSITIONS_MAX) return Optional.of("outline-too-large");
    return polygons.stream()
        .flatMap(List::stream)
        .map(Ring::fault)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// Fewer positions; islands and holes too small to see are left out, the largest always stays.
  public Outline simplified(double tolerance) {
    double least = 4 * tolerance * tolerance;
    double largest =
        polygons.stream().mapToDouble(rings -> rings.getFirst().area()).max().orElse(0);
    var kept = new ArrayList<List<Ring>>();
    for (var rings : polygons) {
      if (rings.getFirst().area() < Math.min(least, largest)) continue;
      kept.add(
          rings.stream()
              .filter(ring -> ring.equals(rings.getFirst()) || ring.area() >= least)
              .map(ring -> ring.simplified(tolerance))
              .toList());
    }
    return new Outline(kept);
  }

  public int positions() {
    return polygons.stream().flatMap(List::stream).mapToInt(Ring::size).sum();
  }

  /// As a GeoJSON geometry, with five decimals: a metre.
  public String json() {
    var json = new StringBuilder(positions() * 20 + 60);
    json.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
    for (int p = 0; p < polygons.size(); p++) {
      json.append(p == 0 ? "[" : ",[");
      for (int r = 0; r < polygons.get(p).size(); r++) {
        json.append(r == 0 ? "[" : ",[");
        append(json, polygons.get(p).get(r));
        json.append(']');
      }
      json.append(']');
    }
    return json.append("]}").toString();
  }

  private static void append(StringBuilder json, Ring ring) {
    for (int i = 0; i < ring.size(); i++) {
      json.append(i == 0 ? "[" : ",[");
      json.append(number(ring.lon(i))).append(',').append(number(ring.lat(i))).append(']');
    }
  }

  private static String number(double degrees) {
    var text = String.format(Locale.ROOT, "%.5f", degrees);
    int end = text.length();
    while (text.charAt(end - 1) == '0') end--;
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
