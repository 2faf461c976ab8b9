package abhaya.response.citizen;

import abhaya.base.access.Operation;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar.
@Configuration(proxyBeanMethods = false)
class CitizenConfig {
  @Bean
  NavItem pleaEntry() {
    return new NavItem("pleas", "citizen.nav", "/response/pleas", 'k', 16, Operation.TAKE_SIGNALS);
  }
}
