package abhaya.safecity.hotspot;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Clusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Groups of cells in which events lie densely together, whatever the shape (DBSCAN), in words.
///
/// Of each event only the cell is kept, so it counts at the middle of its cell. A cell is a core if
/// within reach of it lie three times as many events as an even spread over the streets would put
/// there.
final class ClusterSheet {
  static final int TIMES = 3;
  static final int EVENTS_LEAST = 10;
  private static final int SHOWN = 8;

  private final Words words;
  private final Ground ground;
  private final int reachMetres;
  private final long least;
  private final List<Group> groups = new ArrayList<>();
  private long alone;

  /// @param cells their numbers, the busiest first
  record Group(List<Integer> cells, long events) {
    Group {
      cells = List.copyOf(cells);
    }
  }

  /// @param counts events of each cell of the ground
  ClusterSheet(Words words, Ground ground, int[] counts, int reachMetres) {
    this.words = words;
    this.ground = ground;
    this.reachMetres = reachMetres;
    var busy = ground.cells().stream().filter(cell -> counts[cell] > 0).toList();
    var events = busy.stream().mapToLong(cell -> counts[cell]).sum();
    var spread = (double) events / Math.max(1, ground.cells().size()) * cellsInReach();
    this.least = Math.max(EVENTS_LEAST, Math.round(Math.ceil(TIMES * spread)));
    var found = found(busy, counts);
    for (var members : found.groups()) {
      var cells =
          members.stream()
              .map(busy::get)
              .sorted(Comparator.comparingInt((Integer cell) -> -counts[cell]))
              .toList();
      groups.add(new Group(cells, cells.stream().mapToLong(cell -> counts[cell]).sum()));
    }
    groups.sort(Comparator.comparingLong(Group::events).reversed());
    for (var at : found.noise()) alone += counts[busy.get(at)];
  }

  private Clusters found(List<Integer> busy, int[] counts) {
    var grid = ground.grid();
    return Clusters.heavy(
        reachMetres,
        least,
        busy.stream().mapToDouble(cell -> grid.centreX(cell % grid.columns())).toArray(),
        busy.stream().mapToDouble(cell -> grid.centreY(cell / grid.columns())).toArray(),
        busy.stream().mapToLong(cell -> counts[cell]).toArray());
  }

  /// Cells of an endless grid whose middles lie within reach of a middle, itself included.
  private int cellsInReach() {
    var side = ground.grid().cellMetres();
    var steps = (int) (reachMetres / side);
    var many = 0;
    for (var east = -steps; east <= steps; east++)
      for (var north = -steps; north <= steps; north++)
        if (Math.hypot(east * side, north * side) <= reachMetres) many++;
    return many;
  }

  List<Group> groups() {
    return List.copyOf(groups);
  }

  DataTable table(Address at) {
    var rows = new ArrayList<Row>();
    for (var group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      var first = group.cells().getFirst();
      var shown = ShownCount.of((int) group.events());
      rows.add(
          new Row(
              false,
              List.of(
                  new DataTable.Way(
                      ground.name(first), at.without("again").with("cell", first) + "#cell"),
                  new DataTable.Figure(words.number(group.cells().size()), false),
                  shown.isPresent()
                      ? new DataTable.Figure(words.number(shown.getAsInt()), false)
                      : new DataTable.Withheld(words.say("hotspot.withheld")))));
    }
    return new DataTable(
        words.say("hotspot.clusters"),
        List.of(
            Column.text(words.say("hotspot.clusters.round"), true),
            Column.number(words.say("hotspot.clusters.cells"), true),
            Column.number(words.say("hotspot.events"), true)),
        rows,
        null,
        words.say("hotspot.clusters.none"));
  }

  /// How it was reckoned, with its numbers.
  List<String> sentences() {
    var all = alone + groups.stream().mapToLong(Group::events).sum();
    return List.of(
        words.say("hotspot.clusters.method", reachMetres, least, TIMES),
        words.say("hotspot.clusters.alone", words.share(alone, Math.max(1, all))));
  }
}
