package abhaya.safecity.plate;

import abhaya.base.access.Operation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.live.LiveItem;
import abhaya.base.live.LiveTopic;
import abhaya.base.platform.DataFolder;
import abhaya.base.web.NavItem;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The key of the plates, and the entry of the bar.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlateConfig.Settings.class)
class PlateConfig {
  private static final String KEY = "plate.key";

  /// What the operator may set about plates.
  ///
  /// @param keepDays days a read without a hit is kept; after them it is gone
  /// @param shiftFrom hour of the day, India, from which a search is on shift
  /// @param shiftTo hour up to which it is
  /// @param reviewSeed published number from which the reviewed share of searches is drawn
  @ConfigurationProperties("abhaya.plate")
  record Settings(
      @DefaultValue("30") int keepDays,
      @DefaultValue("6") int shiftFrom,
      @DefaultValue("22") int shiftTo,
      @DefaultValue("20261128") long reviewSeed) {
    Settings {
      if (keepDays < 1 || keepDays > 180) throw new IllegalArgumentException("1 to 180 days");
    }
  }

  @Bean
  PlateSeal plateSeal(DataFolder folder) {
    return new PlateSeal(folder.secret(KEY));
  }

  /// Hits that came or moved, by handle.
  @Bean
  LiveTopic platesTopic() {
    return new LiveTopic(
        "plates",
        Operation.WATCH_PLATES,
        Set.of(PlateHit.class.getSimpleName()),
        event ->
            List.of(
                LiveItem.of(
                    event.body().path("hit").asString(),
                    new UnitId(event.body().path("unit").asInt()))));
  }

  @Bean
  NavItem platesEntry() {
    return new NavItem("plates", "plate.nav", "/safecity/plates", 'b', 47, Operation.SEE_PLATES);
  }
}
