package abhaya.response.road;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator may set of roads.
///
/// @param fileBytesMax of an extract as it is sent
/// @param buildWithin how long the work on one may last: a file that never comes to its end would keep
///     every later one out
@ConfigurationProperties("abhaya.road")
record RoadSettings(
    @DefaultValue("4294967296") long fileBytesMax, @DefaultValue("6h") Duration buildWithin) {}
