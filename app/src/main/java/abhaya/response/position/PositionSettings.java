package abhaya.response.position;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator may set of positions.
///
/// @param buffer reports that may wait for the database
/// @param keptFor how long the track of a bound device is kept: a quarter, as the rule for trackers
///     of public vehicles asks
/// @param unboundKeptFor how long the word of a device is kept that nobody has bound
@ConfigurationProperties("abhaya.position")
record PositionSettings(
    @DefaultValue("50000") int buffer,
    @DefaultValue("90d") Duration keptFor,
    @DefaultValue("3d") Duration unboundKeptFor) {}
