package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.geo.Point;
import abhaya.base.platform.AbhayaSettings;
import abhaya.response.dispatch.Scene;
import abhaya.response.incident.Agency;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Invented units make way for devices that really report.
@AccessTest
@Import(Scene.class)
class DemoPatrolModuleTest {
  private static final Point BASE = new Point(26.85, 80.95);
  private static final String SIGN = "PRV 77";
  private static final DeviceId DEVICE = new DeviceId(DemoFleet.DEVICE + "patrol");

  @Autowired AbhayaSettings settings;
  @Autowired Fleet fleet;
  @Autowired FleetRegister register;

  private Point shown() {
    var fix = fleet.find(SIGN).orElseThrow().fix();
    return java.util.Objects.requireNonNull(fix).point();
  }

  @Test
  void aDeviceThatTellsWholeSecondsIsNotOlderThanWhatWasInventedInTheSameSecond() {
    register.generate(
        List.of(
            new FleetRegister.Generated(
                SIGN,
                Agency.POLICE,
                UnitKind.CAR,
                FewUnits.STATION,
                Set.of("lang-hi"),
                DEVICE.value(),
                BASE,
                0,
                Duration.ofHours(8))));
    var second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var clock = Clock.fixed(second.plusMillis(900), ZoneOffset.UTC);
    var patrol = new DemoPatrol(settings, fleet, register, clock);
    patrol.tick();
    assertThat(shown().metresTo(BASE)).isLessThan(100);

    var outside = BASE.moved(90, 500);
    fleet.fixed(DEVICE, outside.lat(), outside.lon(), second, 20, 10);
    assertThat(shown()).isEqualTo(outside);
    patrol.tick();
    assertThat(shown()).isEqualTo(outside);
  }
}
