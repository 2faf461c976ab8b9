package abhaya.response.field;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar.
@Configuration(proxyBeanMethods = false)
class FieldConfig {
  @Bean
  NavItem fieldEntry() {
    return new NavItem("field", "field.title", "/field", 'f', 15, Operation.ACT_AS_UNIT)
        .homeOf(Role.UNIT_CREW);
  }
}
