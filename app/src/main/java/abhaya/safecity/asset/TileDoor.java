package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The map of things in tiles: what is close together is one point with its numbers, made here, so
/// that a hundred thousand things are a few thousand points at any height.
@Controller
class TileDoor {
  private static final int ZOOM_MAX = 20;
  private static final int SINGLE_FROM = 17;
  private static final int CELLS = 24;

  private final Fleet fleet;

  TileDoor(Fleet fleet) {
    this.fleet = fleet;
  }

  /// A tile of the web's Mercator, with places in it as units of the tile from its north-west corner.
  private record Tile(int z, int x, int y) {

    boolean holds(KnownAssets.KnownAsset thing) {
      return thing.isPlaced() && isIn(x(thing.lon())) && isIn(y(thing.lat()));
    }

    private static boolean isIn(double at) {
      return at >= 0 && at < VectorTile.EXTENT;
    }

    double x(double lon) {
      return ((lon + 180) / 360 * (1 << z) - x) * VectorTile.EXTENT;
    }

    double y(double lat) {
      var sine = Math.sin(Math.toRadians(lat));
      var north = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      return (north * (1 << z) - y) * VectorTile.EXTENT;
    }
  }

  /// Things that are one point.
  private static final class Cell {
    private double x;
    private double y;
    private int count;
    private int bad;
    private int unknown;
    private Fleet.Seen last;

    Cell(Fleet.Seen first) {
      this.last = first;
    }

    void add(double atX, double atY, Fleet.Seen seen) {
      x += atX;
      y += atY;
      count++;
      if (!seen.state().isMeasured()) unknown++;
      else if (!seen.state().works()) bad++;
      last = seen;
    }
  }

  @GetMapping("/safecity/assets/tiles/{z}/{x}/{y}.mvt")
  ResponseEntity<byte[]> tile(
      Scope scope,
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      @RequestParam Map<String, String> asked) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    if (z < 0 || z > ZOOM_MAX || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z)
      throw Refused.field("z", "not-understood");
    var ask =
        new Fleet.Ask(
            asked.getOrDefault("city", ""),
            asked.getOrDefault("kind", ""),
            asked.getOrDefault("q", ""),
            AssetListPage.states(asked.getOrDefault("state", "")));
    var cells = cells(scope, ask, new Tile(z, x, y));
    var tile = new VectorTile("assets");
    for (var cell : cells.values()) {
      var tags = new TreeMap<String, Object>();
      tags.put("n", cell.count);
      tags.put("bad", cell.bad);
      tags.put("unknown", cell.unknown);
      if (cell.count == 1) {
        tags.put("uid", cell.last.thing().uid());
        tags.put("handle", cell.last.thing().handle());
      }
      tile.add((int) (cell.x / cell.count), (int) (cell.y / cell.count), tags);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/vnd.mapbox-vector-tile"))
        .cacheControl(CacheControl.noStore())
        .body(tile.bytes());
  }

  private Map<Integer, Cell> cells(Scope scope, Fleet.Ask ask, Tile tile) {
    var cells = new HashMap<Integer, Cell>();
    var single = tile.z() >= SINGLE_FROM;
    var number = 0;
    for (var seen : fleet.list(scope, ask, tile::holds)) {
      var x = tile.x(seen.thing().lon());
      var y = tile.y(seen.thing().lat());
      var size = VectorTile.EXTENT / CELLS;
      var key = single ? number++ : (int) x / size * 1_000 + (int) y / size;
      cells.computeIfAbsent(key, _ -> new Cell(seen)).add(x, y, seen);
    }
    return cells;
  }
}
