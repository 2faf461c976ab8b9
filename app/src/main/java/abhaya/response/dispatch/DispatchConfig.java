package abhaya.response.dispatch;

import abhaya.response.unit.FleetTimers;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the fleet in memory to the assignments.
@Configuration(proxyBeanMethods = false)
class DispatchConfig {
  @Bean
  SmartInitializingSingleton jobsOfTheFleet(FleetTimers fleet, AssignmentStore store) {
    return () -> fleet.jobsFrom(store::jobs);
  }
}
