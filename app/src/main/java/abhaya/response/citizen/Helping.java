package abhaya.response.citizen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The proved volunteers who may see where she is: when the nearest will be there, and by which
/// picture she knows them. Declared as a bean by the module that knows volunteers.
public interface Helping {
  Optional<Duration> nearest(String signal);

  /// Handles of pictures, one for each of them who has one; none once the call is over.
  List<String> faces(String signal);

  /// The picture of that handle, as JPEG, while it is one of `faces`.
  Optional<byte[]> face(String signal, String handle);
}
