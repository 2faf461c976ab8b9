package abhaya.investigation.work;

import abhaya.base.access.Operation;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar.
@Configuration(proxyBeanMethods = false)
class WorkConfig {
  @Bean
  NavItem workEntry() {
    return new NavItem("work", "work.nav", "/work", 'w', 11, Operation.SEE_CASE_LIST);
  }
}
