package abhaya.response.intake;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.platform.DataFolder;
import abhaya.base.web.NavItem;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Parts that need the data folder, and the entry of the bar.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfig {
  @Bean(destroyMethod = "close")
  SignalJournal signalJournal(DataFolder folder, JournalDisk disk, IntakeSettings settings)
      throws IOException {
    var bytes = settings.reserve().toBytes();
    return SignalJournal.open(folder.path().resolve("journal"), disk, bytes);
  }

  @Bean
  JournalDisk journalDisk() {
    return JournalDisk.real();
  }

  @Bean
  KeyMemory keyMemory(DataFolder folder) {
    return new KeyMemory(folder.secret("signal.key"), new SecureRandom());
  }

  @Bean
  NavItem emergencyEntry() {
    return new NavItem("response", "intake.nav", "/response", 'r', 15, Operation.SEE_SIGNALS)
        .homeOf(Role.CALL_TAKER, Role.DISPATCHER, Role.CONTROL_SUPERVISOR);
  }

  /// Signals that came, by handle. The room sees them all.
  @Bean
  LiveTopic signalsTopic() {
    return new LiveTopic(
        "signals",
        Operation.SEE_SIGNALS,
        Set.of(SignalKept.class.getSimpleName()),
        event -> List.of(LiveItem.ofTheHouse(event.body().path("handle").asString())));
  }
}
