package abhaya.investigation.compliance;

import abhaya.base.access.Operation;
import abhaya.base.web.CommandAct;
import abhaya.base.web.NavItem;
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
}
