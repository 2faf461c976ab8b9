package abhaya.base.trail;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.web.CommandAct;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The auditor's entry of the bar.
@Configuration(proxyBeanMethods = false)
class TrailConfiguration {
  @Bean
  CommandAct proveAct() {
    return new CommandAct("trail.command.verify", "/trail/checkpoints", Operation.READ_TRAIL);
  }

  @Bean
  NavItem trailEntry() {
    return new NavItem("trail", "trail.nav", "/trail", 't', 70, Operation.READ_TRAIL)
        .homeOf(Role.AUDITOR);
  }
}
