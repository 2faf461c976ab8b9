package abhaya.investigation.subscription;

import abhaya.base.notice.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of messages.
@Configuration(proxyBeanMethods = false)
class SubscriptionConfig {
  static final NoticeKind FIGURE =
      new NoticeKind("FIGURE", "subscription.notice.figure", "/subscriptions", false, false);

  static final NoticeKind VIEW =
      new NoticeKind("VIEW", "subscription.notice.view", "/subscriptions", false, false);

  @Bean
  NoticeKind figureNotices() {
    return FIGURE;
  }

  @Bean
  NoticeKind viewNotices() {
    return VIEW;
  }
}
