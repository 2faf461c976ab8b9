package abhaya.safecity.asset;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Settings of this module.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssetSettings.class)
class AssetConfig {}
