package abhaya.response.livemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.geo.Point;
import abhaya.response.recommend.Candidate.Readiness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read as it was, in few bytes.
class FrameTest {
  private static final List<Readiness> WORDS = List.of(Readiness.values());
  private static final Standing HERE =
      Standing.of(new Point(26.85, 80.95), Readiness.FREE, Duration.ZERO);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyMoveIsReadAsItWasWritten(long seed) throws IOException {
    var random = new Random(seed);
    var roster = roster(1 + random.nextInt(600), random);
    var truth = new Standing[roster.size()];
    for (var at = 0; at < truth.length; at++) truth[at] = anyStanding(random);
    var sent = new ByteArrayOutputStream();
    sent.write(new FrameWriter().roster(roster));
    sent.write(new FrameWriter().snapshot(7, 1_000, roster.id(), truth));
    var after = new Standing[60][];
    for (var tick = 0; tick < after.length; tick++) {
      sent.write(delta(8 + tick, truth, random));
      after[tick] = truth.clone();
    }
    var reader = new FrameReader(new ByteArrayInputStream(sent.toByteArray()));
    assertThat(reader.next()).isEqualTo(FrameWriter.ROSTER);
    assertThat(reader.next()).isEqualTo(FrameWriter.SNAPSHOT);
    for (var standing : after) {
      assertThat(reader.next()).isEqualTo(FrameWriter.DELTA);
      assertThat(reader.units()).isEqualTo(standing);
    }
    assertThat(reader.next()).isZero();
    assertThat(reader.roster().sign(0)).isEqualTo(roster.sign(0));
    assertThat(reader.received()).isEqualTo(sent.size());
  }

  private static byte[] delta(int number, Standing[] truth, Random random) {
    var writer = new FrameWriter();
    writer.beginDelta(number, 1_000L * number);
    var last = -1;
    for (var at = 0; at < truth.length; at++) {
      if (random.nextInt(6) > 0) continue;
      var fresh = random.nextInt(20) == 0 ? anyStanding(random) : moved(truth[at], random);
      writer.changed(at - last - 1, truth[at], fresh);
      truth[at] = fresh;
      last = at;
    }
    return writer.end();
  }

  private static Standing anyStanding(Random random) {
    var word = WORDS.get(random.nextInt(WORDS.size()));
    var age = random.nextInt(AgeSteps.COUNT);
    if (random.nextInt(5) == 0) {
      return new Standing(Standing.NOWHERE, Standing.NOWHERE, word, age);
    }
    var lat = random.nextInt(-9_000_000, 9_000_001);
    return new Standing(lat, random.nextInt(-18_000_000, 18_000_001), word, age);
  }

  /// As far as anything drives between two fixes: within 60 m, within 6 km, or not at all.
  private static Standing moved(Standing old, Random random) {
    if (!old.isSomewhere()) return new Standing(old.lat(), old.lon(), Readiness.OFF_DUTY, 0);
    var reach = List.of(1, 60, 6_000).get(random.nextInt(3));
    var word = random.nextInt(4) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : old.readiness();
    var age = random.nextInt(4) == 0 ? random.nextInt(AgeSteps.COUNT) : 0;
    var north = random.nextInt(-reach, reach + 1);
    var east = random.nextInt(-reach, reach + 1);
    return new Standing(old.lat() + north, old.lon() + east, word, age);
  }

  private static Roster roster(int size, Random random) {
    var numbers = random.ints(1, 1 << 30).distinct().limit(size).sorted().toArray();
    return new Roster(numbers, Arrays.stream(numbers).mapToObj(id -> "गश्त " + id).toList());
  }

  /// A vehicle tells its place each seven or eight seconds: of five thousand two thirds of a thousand
  /// in each.
  @Test
  void aUnitThatDroveOnTakesFourBytesAtMostOnTheMean() {
    var random = new Random(5);
    var writer = new FrameWriter();
    writer.beginDelta(1, 0);
    var moved = 0;
    var last = -1;
    for (var at = 0; at < 5_000; at++) {
      if (random.nextInt(15) > 1) continue;
      var fresh =
          new Standing(
              HERE.lat() + random.nextInt(-150, 151),
              HERE.lon() + random.nextInt(-150, 151),
              HERE.readiness(),
              0);
      writer.changed(at - last - 1, HERE, fresh);
      last = at;
      moved++;
    }
    assertThat(moved).isBetween(600, 730);
    assertThat(writer.end().length).isLessThan(FrameWriter.HEAD + 12 + 4 * moved);
  }

  @Test
  void aFrameInWhichNothingMovedIsSixteenBytes() {
    var writer = new FrameWriter();
    writer.beginDelta(1, 0);
    assertThat(writer.end()).hasSize(16);
  }

  @ParameterizedTest(name = "{0} steps")
  @ValueSource(ints = {127, 128, -127, -128, 32_767, 32_768, -32_767, -32_768})
  void bothSidesOfEachReachArriveAndTakeTheirBytes(int steps) throws IOException {
    var fresh = new Standing(HERE.lat() + steps, HERE.lon() - steps, HERE.readiness(), 0);
    var writer = new FrameWriter();
    writer.beginDelta(2, 0);
    writer.changed(0, HERE, fresh);
    var frame = writer.end();
    var far = Math.abs(steps) <= 127 ? 3 : Math.abs(steps) <= 32_767 ? 5 : 10;
    assertThat(frame).hasSize(16 + far);
    assertThat(readerAt(1, frame).unit(9)).isEqualTo(fresh);
  }

  @Test
  void aFrameThatDoesNotFollowOnTheLastIsRefused() {
    var writer = new FrameWriter();
    writer.beginDelta(3, 0);
    var frame = writer.end();
    assertThatThrownBy(() -> readerAt(1, frame)).isInstanceOf(IOException.class);
  }

  @Test
  void placesByARosterThatWasNotToldAreRefused() {
    var alone = new FrameWriter().snapshot(1, 0, 42, new Standing[] {HERE});
    var reader = new FrameReader(new ByteArrayInputStream(alone));
    assertThatThrownBy(reader::next).isInstanceOf(IOException.class);
  }

  /// A reader of one unit, number 9, at this number, who then takes the frame.
  private static FrameReader readerAt(int number, byte[] frame) throws IOException {
    var roster = new Roster(new int[] {9}, List.of("PRV 9"));
    var sent = new ByteArrayOutputStream();
    sent.write(new FrameWriter().roster(roster));
    sent.write(new FrameWriter().snapshot(number, 0, roster.id(), new Standing[] {HERE}));
    sent.write(frame);
    var reader = new FrameReader(new ByteArrayInputStream(sent.toByteArray()));
    for (var left = 0; left < 3; left++) reader.next();
    return reader;
  }

  @ParameterizedTest(name = "step {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void aStepOfAgeBeginsAtItsSecond(int step) {
    var begins = Duration.ofSeconds(AgeSteps.seconds(step));
    assertThat(AgeSteps.of(begins)).isEqualTo(step);
    assertThat(AgeSteps.of(begins.minusSeconds(1))).isEqualTo(step - 1);
  }

  /// The desk's script knows words and ages by their order.
  @Test
  void theScriptOfTheDeskReadsTheSameWordsAndAges() throws IOException {
    var script = Files.readString(Path.of("src/main/resources/static/dispatch/frames.mjs"));
    var words = WORDS.stream().map(word -> '"' + word.name() + '"').toList();
    assertThat(script).contains("const STATES = [" + String.join(", ", words) + "];");
    var ages = IntStream.range(0, AgeSteps.COUNT).map(AgeSteps::seconds).boxed().toList();
    assertThat(script.replace("_", "")).contains("const AGES = " + ages + ";");
  }
}
