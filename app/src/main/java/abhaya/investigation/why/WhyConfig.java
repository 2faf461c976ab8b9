package abhaya.investigation.why;

import abhaya.base.access.Operation;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar.
@Configuration(proxyBeanMethods = false)
class WhyConfig {
  @Bean
  NavItem whyEntry() {
    return new NavItem("why", "why.nav", "/why", 'y', 14, Operation.SEE_COUNTS);
  }
}
