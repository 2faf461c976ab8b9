package abhaya.response.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which trips teach, at both sides of each limit.
class TripTest {

  @ParameterizedTest(name = "{0} m straight, {1} m driven, {2} s: {3}")
  @CsvSource({
    "200,  280,   60,    ''",
    "199,  280,   60,    TOO_SHORT",
    "500,  ,      20,    ''",
    "500,  ,      19,    TOO_FAST",
    "1000, ,      36,    ''",
    "1000, ,      35,    TOO_FAST",
    "1000, ,      1800,  ''",
    "1000, ,      1801,  TOO_SLOW",
    "9000, ,      7200,  ''",
    "9000, ,      7201,  TOO_SLOW",
    "1000, 2166,  60,    ''",
    "1000, 2168,  60,    TOO_FAST",
    "1000, 4000,  600,   ''",
    "1000, 4001,  600,   ROUNDABOUT"
  })
  void aTripTeachesUnlessItIsTooShortOrImplausible(
      double straight, @Nullable Double driven, long seconds, String fault) {
    var trip = new Trip(straight, driven, Duration.ofSeconds(seconds));
    assertThat(trip.fault().map(Enum::name).orElse("")).isEqualTo(fault);
  }

  @ParameterizedTest(name = "{0} m of track for 1000 m: kept {1}")
  @CsvSource({"950, true", "949, false"})
  void aTrackShorterThanTheLineIsNone(double driven, boolean kept) {
    var trip = new Trip(1000, driven, Duration.ofSeconds(100)).withoutImpossibleLength();
    assertThat(trip.drivenMetres() != null).isEqualTo(kept);
    assertThat(trip.time()).isEqualTo(Duration.ofSeconds(100));
  }
}
