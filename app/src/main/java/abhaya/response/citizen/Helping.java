package abhaya.response.citizen;

import java.time.Duration;
import java.util.Optional;

/// When the nearest proved volunteer who may see where she is will be there. Declared as a bean by
/// the module that knows where volunteers are.
@FunctionalInterface
public interface Helping {
  Optional<Duration> nearest(String signal);
}
