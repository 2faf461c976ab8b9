package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The country as tiles of equal size: a small state is as easy to read as a large one.
///
/// @param noData word of the legend for silent states
public record TileMap(String about, List<Tile> tiles, RateScale scale, String noData) {

  public TileMap {
    tiles = List.copyOf(tiles);
  }

  /// @param row from 1, north first
  /// @param column from 1, west first
  /// @param figure short, on the tile
  /// @param about whole sentence: name, figure, counts
  public record Tile(
      int row,
      int column,
      String letters,
      String figure,
      Tone tone,
      String about,
      @Nullable String href,
      boolean chosen) {}
}
