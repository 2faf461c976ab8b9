package abhaya.response.incident;

import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose ground a place is on, with a stated answer where outlines leave none or two.
///
/// A border point belongs to the ground north or east of it, so that each has one owner. Where two
/// outlines overlap, the smaller speaks, then the lower number. In a gap the nearest station within
/// ten kilometres has it. Whoever's ground the circle of a place may also touch is named besides.
public final class PrecinctBook {
  private static final double GAP_METRES = 10_000;
  private static final int NEIGHBOURS_MAX = 8;

  private final List<Precinct> precincts;

  public PrecinctBook(List<Precinct> precincts) {
    this.precincts = List.copyOf(precincts);
  }

  /// How the station was found.
  public enum Kind {
    INSIDE,
    /// The circle crosses a border: the owner of its middle has it, the others are told.
    EDGE,
    OVERLAP,
    GAP,
    NO_PLACE,
    NO_OUTLINE,
    BY_HAND
  }

  /// @param station null: the centre itself decides
  /// @param neighbours whose ground it may also be
  public record Answer(Kind kind, @Nullable UnitId station, List<UnitId> neighbours) {
    public Answer {
      neighbours = List.copyOf(neighbours);
    }

    static Answer none(Kind kind) {
      return new Answer(kind, null, List.of());
    }
  }

  public Answer find(@Nullable Point place, double radiusMetres) {
    if (place == null) return Answer.none(Kind.NO_PLACE);
    if (precincts.isEmpty()) return Answer.none(Kind.NO_OUTLINE);
    var owners =
        precincts.stream()
            .filter(one -> one.area().owns(place))
            .sorted(
                Comparator.comparingDouble(Precinct::squareMetres).thenComparing(Precinct::station))
            .toList();
    if (owners.isEmpty()) return gap(place);
    var owner = owners.getFirst().station();
    var touched = touched(place, radiusMetres, owner);
    if (owners.size() > 1) return new Answer(Kind.OVERLAP, owner, touched);
    return new Answer(touched.isEmpty() ? Kind.INSIDE : Kind.EDGE, owner, touched);
  }

  private List<UnitId> touched(Point place, double radiusMetres, UnitId owner) {
    var near = Box.around(place, Math.max(1, radiusMetres));
    var found = new ArrayList<UnitId>();
    for (var one : precincts) {
      if (one.station().equals(owner) || !one.area().box().meets(near)) continue;
      if (one.area().owns(place) || one.area().metresToEdge(place) <= radiusMetres) {
        found.add(one.station());
      }
    }
    found.sort(null);
    return found.subList(0, Math.min(NEIGHBOURS_MAX, found.size()));
  }

  private Answer gap(Point place) {
    var near = Box.around(place, GAP_METRES);
    record Away(UnitId station, double metres) {}
    Optional<Away> nearest =
        precincts.stream()
            .filter(one -> one.area().box().meets(near))
            .map(one -> new Away(one.station(), one.area().metresToEdge(place)))
            .filter(one -> one.metres() <= GAP_METRES)
            .min(Comparator.comparingDouble(Away::metres).thenComparing(Away::station));
    return nearest
        .map(one -> new Answer(Kind.GAP, one.station(), List.of()))
        .orElse(Answer.none(Kind.GAP));
  }
}
