package abhaya.base.notice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The ways, and the one kind of this module.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfig {
  /// Asked for by the person herself, so it comes at any hour.
  static final NoticeKind TEST = new NoticeKind("TEST", "notice.kind.test", "/notices", true, true);

  @Bean
  NoticeKind testNotice() {
    return TEST;
  }
}
