package abhaya.response.position;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.PositionReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a device's word is worth.
class FixBookTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "id=a&lat=26.85&lon=80.95&timestamp=2026-11-28T05:59:30Z, ",
    "id=a&lat=26.85&lon=80.95, ",
    "id=a&lat=26.85&lon=80.95&timestamp=2026-11-28T06:01:00Z, ",
    "id=a&lat=26.85&lon=80.95&timestamp=2026-11-28T06:01:01Z, AHEAD",
    "id=a&lat=26.85&lon=80.95&timestamp=2090-01-01T00:00:00Z, TIME_IMPOSSIBLE",
    "id=a&lat=26.85&lon=80.95&timestamp=1970-01-02T00:00:00Z, TIME_IMPOSSIBLE",
    "id=a&lat=0&lon=0&timestamp=2026-11-28T05:59:30Z, ZERO",
    "id=a&lat=0.0001&lon=-0.0001&timestamp=2026-11-28T05:59:30Z, ZERO",
    "id=a&lat=91&lon=80.95&timestamp=2026-11-28T05:59:30Z, OUT_OF_RANGE",
    "id=a&lat=26.85&lon=180.01&timestamp=2026-11-28T05:59:30Z, OUT_OF_RANGE",
    "id=a&timestamp=2026-11-28T05:59:30Z, NO_FIX",
    "id=a&lat=x&lon=y, NO_FIX",
    "id=a&lat=26.85&lon=80.95&valid=0, NO_FIX"
  })
  void whatCannotBeTrueHasAFault(String query, @Nullable FixFault fault) {
    assertThat(judge(query, "unit/1", null).fault()).isEqualTo(fault);
  }

  @Test
  void aFaultyReportKeepsItsBytes() {
    var query = "id=a&lat=0&lon=0";
    assertThat(judge(query, "unit/1", null).original())
        .isEqualTo(new Original(query.getBytes(StandardCharsets.UTF_8)));
    assertThat(judge("id=a&lat=26.85&lon=80.95", "unit/1", null).original()).isNull();
  }

  @Test
  void theSamePlaceAtTheSameMomentIsADuplicateAndAnOlderOneIsLate() {
    var last = fix("2026-11-28T05:59:30Z");
    assertThat(judge("id=a&lat=26.85&lon=80.95&timestamp=2026-11-28T05:59:30Z", "unit/1", last))
        .extracting(Report::fault)
        .isEqualTo(FixFault.DUPLICATE);
    assertThat(judge("id=a&lat=26.85&lon=80.95&timestamp=2026-11-28T05:59:29Z", "unit/1", last))
        .extracting(Report::fault)
        .isEqualTo(FixFault.LATE);
    assertThat(judge("id=a&lat=26.85&lon=80.95&timestamp=2026-11-28T05:59:31Z", "unit/1", last))
        .extracting(Report::fault)
        .isNull();
  }

  @Test
  void anUnboundDeviceHasNoPlaceOnTheMap() {
    var report = judge("id=a&lat=26.85&lon=80.95", null, null);
    assertThat(report.fault()).isNull();
    assertThat(report.fix()).isEmpty();
  }

  @Test
  void speedInKnotsIsKeptInKilometres() {
    var report = judge("id=a&lat=26.85&lon=80.95&speed=10&bearing=90&accuracy=12", "u", null);
    assertThat(report.motion()).isEqualTo(new Report.Motion(18.5, 90.0, 12.0, null));
  }

  private static Fix fix(String at) {
    var when = Instant.parse(at);
    var place = new Point(26.85, 80.95);
    return new Fix("a", "unit/1", place, when, when, null, null, null, Channel.POSITION);
  }

  private static Report judge(String query, @Nullable String carrier, @Nullable Fix last) {
    var bytes = query.getBytes(StandardCharsets.UTF_8);
    var reading = new PositionReader().read(Arrival.of(Channel.POSITION, bytes, NOW));
    return FixBook.judge(reading, "a", carrier, last);
  }
}
