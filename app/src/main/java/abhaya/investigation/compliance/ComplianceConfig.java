package abhaya.investigation.compliance;

import abhaya.base.access.Operation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.platform.Event;
import abhaya.base.web.CommandAct;
import abhaya.base.web.NavItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// This module's entry in the bar.
@Configuration(proxyBeanMethods = false)
class ComplianceConfig {

  @Bean
  CommandAct meetingAct() {
    return new CommandAct("compliance.command.meeting", "/meeting", Operation.SEE_COUNTS);
  }

  @Bean
  NavItem investigationEntry() {
    return new NavItem(
        "investigation", "compliance.nav", "/investigation", 'i', 10, Operation.SEE_COUNTS);
  }

  /// Stations whose counts are new, by their permanent number.
  @Bean
  LiveTopic figuresTopic() {
    return new LiveTopic(
        "figures",
        Operation.SEE_COUNTS,
        Set.of(FiguresChanged.class.getSimpleName()),
        ComplianceConfig::stations);
  }

  private static List<LiveItem> stations(Event event) {
    var items = new ArrayList<LiveItem>();
    for (var id : event.body().path("stations")) {
      items.add(LiveItem.of(Integer.toString(id.asInt()), new UnitId(id.asInt())));
    }
    return items;
  }
}
