package abhaya.investigation.law;

import abhaya.base.access.Operation;
import abhaya.base.web.NavItem;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionRegister;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Offers the law to the other modules. Bad data stop the start.
@Configuration
class LawConfiguration {

  @Bean
  LawFiles lawFiles() {
    return LawFiles.load();
  }

  @Bean
  SectionReader sectionReader(LawFiles law) {
    return law.reader();
  }

  @Bean
  SectionRegister sectionRegister(LawFiles law) {
    return law.register();
  }

  @Bean
  DutyBook dutyBook(LawFiles law) {
    return law.book();
  }

  @Bean
  NavItem lawEntry() {
    return new NavItem("law", "law.nav", "/law", 'l', 40, Operation.SEE_LAW);
  }
}
