package abhaya.safecity.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateIndexTest {
  private static final String[] STATES = {"MH", "UP", "DL", "KA", "TN", "GJ"};
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private static String drawn(SplittableRandom random) {
    if (random.nextInt(20) == 0)
      return "T%02d26MH%04dA%s"
          .formatted(1 + random.nextInt(12), random.nextInt(10_000), letter(random, LETTERS));
    return STATES[random.nextInt(STATES.length)]
        + "%02d".formatted(1 + random.nextInt(40))
        + letter(random, LETTERS)
        + letter(random, LETTERS)
        + "%04d".formatted(1 + random.nextInt(9_999));
  }

  private static char letter(SplittableRandom random, String of) {
    return of.charAt(random.nextInt(of.length()));
  }

  private static String edited(SplittableRandom random, String plate) {
    var text = new StringBuilder(plate);
    var at = random.nextInt(plate.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, letter(random, ALL));
      case 2 -> text.setCharAt(at, letter(random, ALL));
      default -> text.append(letter(random, ALL));
    }
    return text.toString();
  }

  /// Edit distance by the book.
  private static int distance(String a, String b) {
    var d = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++)
      for (var j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        var swap = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(swap, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
      }
    return d[a.length()][b.length()];
  }

  private static Set<String> plainScan(Set<String> list, String read) {
    return list.stream().filter(plate -> distance(read, plate) <= 1).collect(Collectors.toSet());
  }

  private static Set<String> found(PlateIndex index, String read) {
    var matches = index.near(read);
    var plates = matches.stream().map(Match::plate).collect(Collectors.toSet());
    assertThat(plates).hasSameSizeAs(matches);
    return plates;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void everyPlateWithinOneEditAndNoOtherIsFound(long seed) {
    var random = new SplittableRandom(seed);
    var index = new PlateIndex(seed % 2 == 0 ? 3_000 : 0);
    var list = new HashSet<String>();
    for (var n = 0; n < 2_000; n++) {
      var plate = drawn(random);
      assertThat(index.add(plate)).isEqualTo(list.add(plate));
      var neighbour = edited(random, plate);
      if (n % 3 == 0 && PlateCode.fits(neighbour))
        assertThat(index.add(neighbour)).isEqualTo(list.add(neighbour));
    }
    var plates = new ArrayList<>(list);
    for (var n = 0; n < 300; n++) {
      var read = edited(random, plates.get(random.nextInt(plates.size())));
      if (n % 4 == 0) read = drawn(random);
      if (n % 7 == 0) read = plates.get(random.nextInt(plates.size()));
      assertThat(found(index, read)).as(read).isEqualTo(plainScan(list, read));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void whatIsTakenOffTheListIsNotFoundAndTheRestStillIs(long seed) {
    var random = new SplittableRandom(seed);
    var index = new PlateIndex();
    var list = new HashSet<String>();
    for (var round = 0; round < 6_000; round++) {
      var plate = drawn(random);
      if (index.add(plate)) list.add(plate);
      if (round % 3 == 0) {
        var gone = list.iterator().next();
        assertThat(index.remove(gone)).isTrue();
        assertThat(index.remove(gone)).isFalse();
        list.remove(gone);
      }
    }
    assertThat(index.size()).isEqualTo(list.size());
    var plates = new ArrayList<>(list);
    for (var n = 0; n < 200; n++) {
      var read = edited(random, plates.get(random.nextInt(plates.size())));
      assertThat(found(index, read)).as(read).isEqualTo(plainScan(list, read));
    }
  }

  @Test
  void theEqualPlateComesFirst() {
    var index = new PlateIndex();
    for (var plate : List.of("MH12AB1235", "MH12AB123", "MH12AB1234", "MH12AB12344"))
      index.add(plate);

    var matches = index.near("MH12AB1234");
    assertThat(matches.getFirst()).isEqualTo(new Match("MH12AB1234", Match.Edit.NONE, -1, false));
    assertThat(matches).hasSize(4);
  }

  @ParameterizedTest(name = "read {0}, listed {1}: {2} at {3}")
  @CsvSource({
    "MH12AB1234,MH12AB1234,NONE,-1,false",
    "MH12A81234,MH12AB1234,REPLACED,5,true",
    "MH12AX1234,MH12AB1234,REPLACED,5,false",
    "MH12B1234,MH12AB1234,DROPPED,4,false",
    "MH12AAB1234,MH12AB1234,INSERTED,5,false",
    "MH12AB12345,MH12AB1234,INSERTED,10,false",
    "MH12AB123,MH12AB1234,DROPPED,9,false"
  })
  void aMatchSaysWhatDiffersAndWhere(
      String read, String plate, Match.Edit edit, int position, boolean alike) {
    assertThat(Match.between(read, plate)).contains(new Match(plate, edit, position, alike));
  }

  @Test
  void twoEditsAreNoMatch() {
    assertThat(Match.between("MH12XY1234", "MH12AB1234")).isEmpty();
    assertThat(Match.between("MH12AB12", "MH12AB1234")).isEmpty();
    assertThat(Match.between("MH21AB123", "MH12AB1234")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"A", "ZZZZZZZZZZZZ", "000000000000", "T0326MH1234AB", "MH12AB1234"})
  void aCodeGivesItsTextBack(String text) {
    assertThat(PlateCode.decode(PlateCode.encode(text))).isEqualTo(text);
  }

  @Test
  void aTextThatNoPlateCanBeIsNotListed() {
    var index = new PlateIndex();

    assertThat(index.add("X0326MH1234AB")).isFalse();
    assertThat(index.add("")).isFalse();
    assertThat(index.add("MH-12")).isFalse();
    assertThat(index.near("")).isEmpty();
    assertThat(index.near("X".repeat(40))).isEmpty();
    assertThat(index.contains("MH12AB1234")).isFalse();
  }

  @ParameterizedTest(name = "room made at once: {0}")
  @ValueSource(booleans = {true, false})
  void aListedPlateTakesLessThanItsShareOfMemory(boolean atOnce) {
    var random = new SplittableRandom(17);
    var index = new PlateIndex(atOnce ? 40_000 : 0);
    while (index.size() < 40_000) index.add(drawn(random));

    assertThat(index.bytes() / index.size()).isLessThan(120);
  }
}
