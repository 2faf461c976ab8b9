package abhaya.response.road;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Settings of the module.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoadSettings.class)
class RoadConfig {}
