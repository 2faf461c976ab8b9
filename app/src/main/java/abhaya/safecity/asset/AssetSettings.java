package abhaya.safecity.asset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator may set for things and their devices.
///
/// @param mqttPort for devices that speak MQTT; 0: shut
/// @param mqttLinesMax devices that may be connected at once
/// @param readingDays how long raw readings are kept; the sums of their days stay
/// @param feedSilentShare hundredths of a city's devices that must fall silent at once for it to be
///     one alarm about their feed and not one about each
@ConfigurationProperties("abhaya")
record AssetSettings(
    @DefaultValue("0") int mqttPort,
    @DefaultValue("10000") int mqttLinesMax,
    @DefaultValue("8") int readingDays,
    @DefaultValue("50") int feedSilentShare) {}
