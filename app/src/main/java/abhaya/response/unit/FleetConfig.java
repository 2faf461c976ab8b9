package abhaya.response.unit;

import abhaya.response.position.PositionRegister;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets the fleet hear where its devices are.
@Configuration(proxyBeanMethods = false)
class FleetConfig {
  private static final double RADIUS_UNSAID = 25;

  @Bean
  SmartInitializingSingleton positionsOfTheFleet(PositionRegister positions, Fleet fleet) {
    return () ->
        positions.listen(fix -> {
          var speed = fix.speedKmh();
          var radius = fix.radiusMetres();
          fleet.moved(
              fix.carrier(),
              new Fix(
                  fix.point(),
                  fix.at(),
                  fix.receivedAt(),
                  speed == null ? 0 : speed,
                  radius == null ? RADIUS_UNSAID : radius));
        });
  }
}
