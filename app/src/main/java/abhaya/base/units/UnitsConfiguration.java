package abhaya.base.units;

import abhaya.base.access.Operation;
import abhaya.base.web.CommandAct;
import abhaya.base.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The entry of the bar.
@Configuration(proxyBeanMethods = false)
class UnitsConfiguration {
  @Bean
  CommandAct unitsImportAct() {
    return new CommandAct("units.command.import", "/units/import", Operation.IMPORT);
  }

  @Bean
  CommandAct looseEndsAct() {
    return new CommandAct("units.command.loose", "/units/loose-ends", Operation.CHANGE_UNITS);
  }

  @Bean
  NavItem unitsEntry() {
    return new NavItem("units", "units.nav", "/units", 'u', 50, Operation.SEE_UNITS);
  }
}
