package abhaya.response.dispatch;

import abhaya.base.access.Operation;
import abhaya.base.web.NavItem;
import abhaya.response.unit.FleetTimers;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ties the fleet in memory to the assignments.
@Configuration(proxyBeanMethods = false)
class DispatchConfig {
  @Bean
  NavItem deskEntry() {
    return new NavItem(
        "console", "dispatch.title", "/response/console", 'd', 16, Operation.SEE_INCIDENTS);
  }

  @Bean
  NavItem responseUnitsEntry() {
    return new NavItem("fleet", "unit.nav", "/response/units", 'v', 17, Operation.SEE_INCIDENTS);
  }

  @Bean
  NavItem roomEntry() {
    return new NavItem(
        "room", "dispatch.room", "/response/room", 'o', 18, Operation.SUPERVISE_ROOM);
  }

  @Bean
  SmartInitializingSingleton jobsOfTheFleet(FleetTimers fleet, AssignmentStore store) {
    return () -> fleet.jobsFrom(store::jobs);
  }
}
