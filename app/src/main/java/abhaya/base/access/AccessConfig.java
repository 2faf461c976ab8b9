package abhaya.base.access;

import abhaya.base.platform.DataFolder;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/// Parts that need the data folder's keys.
@Configuration(proxyBeanMethods = false)
class AccessConfig {
  private static final String TOTP_KEY = "totp.key";

  @Bean
  SecretBox secretBox(DataFolder folder) {
    return new SecretBox(folder.secret(TOTP_KEY), new SecureRandom());
  }

  /// Nobody reads how long each rule of access took; to measure it costs a tenth of a request.
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }
}
