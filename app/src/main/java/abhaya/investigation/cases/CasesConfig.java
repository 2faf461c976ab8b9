package abhaya.investigation.cases;

import abhaya.base.feed.FeedLimits;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionRegister;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the pure rules of cases on the law as it is loaded.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedLimits.class)
class CasesConfig {

  @Bean
  CaseBook caseBook(SectionRegister register, SectionReader reader) {
    return new CaseBook(register, new SectionTexts(reader));
  }
}
