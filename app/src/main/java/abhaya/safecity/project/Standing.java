package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands at places of a city, as one register knows it: cameras, lights, outposts, patrols,
/// dark places, walk audits. A module with such a register declares a bean of this type, and every
/// page about a place shows what it says.
///
/// Numbers only: the exact place of a camera is no business of a map of hotspots.
public interface Standing {

  /// One kind of thing in one box.
  ///
  /// @param key of the kind's words, in the messages of the module that answers
  /// @param there how many there are
  /// @param worked how many of them worked last night; null where that has no meaning
  /// @param planned how many more are planned; null where none can be
  /// @param score mean of marks, 0 to 10; null where nothing is marked
  record Found(
      String key,
      long there,
      @Nullable Long worked,
      @Nullable Long planned,
      @Nullable BigDecimal score) {

    /// Things that are only counted.
    public static Found counted(String key, long there) {
      return new Found(key, there, null, null, null);
    }
  }

  /// What stands in each of the boxes, in their order, as far as the reader may know.
  List<List<Found>> within(Scope scope, String city, List<Box> boxes);

  /// The place of a pole by the number painted on it.
  default Optional<Point> pole(String city, String number) {
    return Optional.empty();
  }
}
