package abhaya.response.dispatch;

import abhaya.base.access.Operation;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.web.NavItem;
import abhaya.response.incident.IncidentChanged;
import abhaya.response.incident.IncidentClosed;
import abhaya.response.incident.IncidentOpened;
import abhaya.response.unit.FleetTimers;
import java.util.List;
import java.util.Set;
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
  NavItem incidentListEntry() {
    return new NavItem(
        "incidents", "dispatch.list", "/response/incidents", 'n', 61, Operation.SEE_INCIDENTS);
  }

  @Bean
  NavItem roomEntry() {
    return new NavItem(
        "room", "dispatch.room", "/response/room", 'o', 18, Operation.SUPERVISE_ROOM);
  }

  /// Incidents that changed, by handle.
  @Bean
  LiveTopic incidentsTopic() {
    return new LiveTopic(
        "incidents",
        Operation.SEE_INCIDENTS,
        Set.of(
            IncidentOpened.class.getSimpleName(),
            IncidentChanged.class.getSimpleName(),
            IncidentClosed.class.getSimpleName()),
        event -> List.of(LiveItem.ofTheHouse(event.body().path("handle").asString())));
  }

  /// Units whose assignment moved, by the number they have outside.
  @Bean
  LiveTopic unitsTopic() {
    return new LiveTopic(
        "units",
        Operation.SEE_INCIDENTS,
        Set.of(AssignmentMoved.class.getSimpleName()),
        event -> List.of(LiveItem.ofTheHouse("R" + event.body().path("unit").asInt())));
  }

  @Bean
  SmartInitializingSingleton jobsOfTheFleet(FleetTimers fleet, AssignmentStore store) {
    return () -> fleet.jobsFrom(store::jobs);
  }
}
