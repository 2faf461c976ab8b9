package abhaya.base.signin;

import abhaya.base.access.Operation;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar for those who enter people.
@Configuration(proxyBeanMethods = false)
class SignInConfig {
  @Bean
  NavItem peopleEntry() {
    return new NavItem("people", "signin.people", "/people", 'p', 75, Operation.ADMIN_PEOPLE);
  }
}
