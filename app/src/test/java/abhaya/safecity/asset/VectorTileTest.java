package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The bytes of a tile, worked out by hand from the Mapbox Vector Tile specification 2.1.
class VectorTileTest {

  @Test
  void aTileWithOnePointIsAsTheSpecificationHasIt() {
    var tile = new VectorTile("a");
    tile.add(25, 17, Map.of("n", 300));
    // layer(3): version(15)=2; name(1)="a"; feature(2): tags(2)=[0,0] type(3)=1
    // geometry(4)=[9,50,34];
    // key(3)="n"; value(4): uint(5)=300; extent(5)=4096
    assertThat(HexFormat.of().formatHex(tile.bytes()))
        .isEqualTo(
            "1a1d"
                + "7802"
                + "0a0161"
                + "120b"
                + "12020000"
                + "1801"
                + "2203093222"
                + "1a016e"
                + "2203"
                + "28ac02"
                + "288020");
  }

  @Test
  void keysAndValuesStandOnceHoweverManyPointsUseThem() {
    var tile = new VectorTile("a");
    for (var i = 0; i < 100; i++) tile.add(i, i, Map.of("n", 1));
    assertThat(tile.bytes().length).isLessThan(100 * 17 + 30);
  }
}
