package abhaya.safecity.board;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar.
@Configuration(proxyBeanMethods = false)
class BoardConfig {
  @Bean
  NavItem safeCityEntry() {
    return new NavItem("safecity", "board.nav", "/safecity", 's', 45, Operation.SEE_WORKS)
        .homeOf(Role.CITY_ENTRY, Role.CITY_NODAL, Role.STATE_NODAL, Role.MINISTRY_NODAL);
  }
}
