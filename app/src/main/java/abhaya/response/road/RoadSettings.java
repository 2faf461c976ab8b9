package abhaya.response.road;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator may set of roads.
///
/// @param fileBytesMax of an extract; all of India is some 1.5 GB in the binary form
@ConfigurationProperties("abhaya.road")
record RoadSettings(@DefaultValue("4294967296") long fileBytesMax) {}
