package abhaya.base.notice;

import abhaya.base.access.Operation;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.web.NavItem;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The ways, the one kind of this module, and the entry of messages that came back.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfig {
  /// Asked for by the person herself, so it comes at any hour.
  static final NoticeKind TEST = new NoticeKind("TEST", "notice.kind.test", "/notices", true, true);

  @Bean
  NoticeKind testNotice() {
    return TEST;
  }

  @Bean
  NavItem parkedEntry(ParkedDesk desk) {
    return new NavItem(
            "parked", "notice.parked.nav", ParkedPage.PATH, 'q', 76, Operation.ADMIN_PEOPLE)
        .counting("parked-messages", desk::waiting);
  }

  /// A message was parked: to whoever keeps accounts. Whether it is one of hers, her page says.
  @Bean
  LiveTopic parkedTopic() {
    return new LiveTopic(
        "parked-messages",
        Operation.ADMIN_PEOPLE,
        Set.of(NoticeParked.class.getSimpleName()),
        event -> List.of(LiveItem.ofTheHouse(event.body().path("handle").asString())));
  }
}
