package abhaya.response.citizen;

import abhaya.base.access.Operation;
import abhaya.base.push.PushKind;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar, and what is told to a closed page.
@Configuration(proxyBeanMethods = false)
class CitizenConfig {
  /// That her page has something new. Whoever follows has no account: the token is her right.
  static final PushKind PUSH = new PushKind("PLEA", "/sos", null);

  @Bean
  PushKind pleaPush() {
    return PUSH;
  }

  @Bean
  NavItem pleaEntry() {
    return new NavItem("pleas", "citizen.nav", "/response/pleas", 'k', 16, Operation.TAKE_SIGNALS);
  }
}
