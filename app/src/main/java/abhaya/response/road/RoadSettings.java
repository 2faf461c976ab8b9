package abhaya.response.road;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator may set of roads.
///
/// @param fileBytesMax of an extract as it is sent
@ConfigurationProperties("abhaya.road")
record RoadSettings(@DefaultValue("4294967296") long fileBytesMax) {}
