package abhaya.response.field;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.push.PushKind;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar, and what is told to a closed page.
@Configuration(proxyBeanMethods = false)
class FieldConfig {
  /// That the unit was sent.
  static final PushKind PUSH = new PushKind("CREW", "/field", Operation.ACT_AS_UNIT);

  @Bean
  PushKind crewPush() {
    return PUSH;
  }

  @Bean
  NavItem fieldEntry() {
    return new NavItem("field", "field.title", "/field", 'f', 15, Operation.ACT_AS_UNIT)
        .homeOf(Role.UNIT_CREW);
  }
}
