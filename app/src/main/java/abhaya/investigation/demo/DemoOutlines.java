package abhaya.investigation.demo;

import abhaya.investigation.demo.DemoUnit.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Invented outlines: each state a square in the place of its tile, each district a rectangle of
/// it, each station a rectangle of its district, with areas as the number of stations says.
///
/// No border of the real country is meant; that the squares lie where India lies lets a map of
/// stations open on the right part of the world.
public final class DemoOutlines {
  private static final double LEFT = 69;
  private static final double TOP = 35.5;
  private static final double TILE = 2.9;
  private static final double FILLED = 0.94;

  private final DemoTree tree;
  private final Map<Integer, Box> boxes = new HashMap<>();

  /// Degrees: west, south, east, north.
  record Box(double west, double south, double east, double north) {
    /// The part from one share to the other, across the longer side.
    private Box part(double from, double to) {
      var width = east - west;
      var height = north - south;
      return width >= height
          ? new Box(west + width * from, south, west + width * to, north)
          : new Box(west, south + height * from, east, south + height * to);
    }
  }

  /// @param day whose tree is drawn
  DemoOutlines(DemoTree tree, List<DemoState> states, LocalDate day) {
    this.tree = tree;
    for (var unit : tree.units()) {
      if (unit.kind() != Kind.STATE) continue;
      var state = states.stream().filter(one -> one.lgd() == unit.stateLgd()).findFirst();
      boxes.put(unit.number(), tile(state.orElseThrow().profile()));
    }
    draw(day);
  }

  private static Box tile(DemoState.Profile profile) {
    var west = LEFT + (profile.column() - 1) * TILE;
    var north = TOP - (profile.row() - 1) * TILE;
    return new Box(west, north - TILE * FILLED, west + TILE * FILLED, north);
  }

  private void draw(LocalDate day) {
    var districts = new HashMap<Integer, List<Integer>>();
    var stations = new HashMap<Integer, List<Integer>>();
    for (var unit : tree.units()) {
      if (!unit.on(day).covers(day)) continue;
      var above = tree.above(unit.number(), day);
      if (unit.kind() == Kind.DISTRICT) {
        districts.computeIfAbsent(above.getLast(), any -> new ArrayList<>()).add(unit.number());
      }
      if (unit.kind() != Kind.STATION) continue;
      for (var one : above) {
        if (tree.unit(one).kind() != Kind.DISTRICT) continue;
        stations.computeIfAbsent(one, any -> new ArrayList<>()).add(unit.number());
      }
    }
    districts.forEach((state, members) -> divide(box(state), members, stations));
    stations.forEach((district, members) -> divide(box(district), members, Map.of()));
  }

  /// Halves the list and the box together, again and again.
  private void divide(Box box, List<Integer> members, Map<Integer, List<Integer>> below) {
    if (members.size() == 1) {
      boxes.put(members.getFirst(), box);
      return;
    }
    var half = members.size() / 2;
    var first = members.subList(0, half);
    var second = members.subList(half, members.size());
    var share = weight(first, below) / (weight(first, below) + weight(second, below));
    divide(box.part(0, share), first, below);
    divide(box.part(share, 1), second, below);
  }

  private static double weight(List<Integer> members, Map<Integer, List<Integer>> below) {
    return members.stream().mapToDouble(one -> below.getOrDefault(one, List.of(one)).size()).sum();
  }

  private Box box(int unit) {
    var box = boxes.get(unit);
    if (box == null) throw new IllegalArgumentException("No outline for " + unit);
    return box;
  }

  /// The outlines of a kind of unit as GeoJSON, one feature a line, with the code of the day.
  public String geoJson(Kind kind, LocalDate day) {
    var lines = new ArrayList<String>();
    for (var unit : tree.units()) {
      if (unit.kind() == kind && boxes.containsKey(unit.number())) lines.add(feature(unit, day));
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n"
        + String.join(",\n", lines)
        + "\n]}\n";
  }

  private String feature(DemoUnit unit, LocalDate day) {
    var box = box(unit.number());
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"%1$s\",\"name\":\"%2$s\"},\"geometry\":"
            + "{\"type\":\"Polygon\",\"coordinates\":[[[%3$.5f,%4$.5f],[%5$.5f,%4$.5f],"
            + "[%5$.5f,%6$.5f],[%3$.5f,%6$.5f],[%3$.5f,%4$.5f]]]}}",
        tree.code(unit.number(), day),
        unit.on(day).nameEn(),
        box.west(),
        box.south(),
        box.east(),
        box.north());
  }
}
