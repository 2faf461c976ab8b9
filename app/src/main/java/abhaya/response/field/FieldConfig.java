package abhaya.response.field;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.platform.Event;
import abhaya.base.push.PushKind;
import abhaya.base.web.NavItem;
import abhaya.response.dispatch.AssignmentMoved;
import abhaya.response.dispatch.CrewDesk;
import abhaya.response.incident.IncidentChanged;
import abhaya.response.unit.UnitChanged;
import abhaya.response.unit.UnitDesk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar, and what is told to a page that is open and to one that is closed.
@Configuration(proxyBeanMethods = false)
class FieldConfig {
  /// That the unit was sent.
  static final PushKind PUSH = new PushKind("CREW", "/field", Operation.ACT_AS_UNIT);

  @Bean
  PushKind crewPush() {
    return PUSH;
  }

  /// That something of the job is other than before, told to those on board and to nobody else.
  @Bean
  LiveTopic crewTopic(UnitDesk units, CrewDesk crew) {
    var kinds =
        Set.of(
            AssignmentMoved.class.getSimpleName(),
            UnitChanged.class.getSimpleName(),
            IncidentChanged.class.getSimpleName());
    return new LiveTopic(
        "crew",
        Operation.ACT_AS_UNIT,
        kinds,
        event -> items(units.crewsOf(concerned(event, crew))));
  }

  private static List<Integer> concerned(Event event, CrewDesk crew) {
    var body = event.body();
    return body.has("unit")
        ? List.of(body.path("unit").asInt())
        : crew.unitsOn(body.path("handle").asString());
  }

  /// A unit nobody of ours is on has nobody to be told: an item of no person would be everybody's.
  private static List<LiveItem> items(Map<Integer, Set<Long>> crews) {
    return crews.entrySet().stream()
        .filter(crew -> !crew.getValue().isEmpty())
        .map(crew -> new LiveItem("R" + crew.getKey(), null, crew.getValue(), null, false))
        .toList();
  }

  @Bean
  NavItem fieldEntry() {
    return new NavItem("field", "field.title", "/field", 'f', 15, Operation.ACT_AS_UNIT)
        .homeOf(Role.UNIT_CREW);
  }
}
