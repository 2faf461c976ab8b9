package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import java.util.List;

/// What a place of a city belongs to, as one module knows it: the cell of the map it lies in, the
/// dark place it is at. A module that knows places declares a bean of this type, and the page of a
/// thing that stands there leads back to them.
public interface Surroundings {

  /// @param key of the sentence, in the messages of the module that answers
  record Around(String key, List<Object> arguments, String href) {
    public Around {
      arguments = List.copyOf(arguments);
    }
  }

  /// What lies round a place, as far as the reader may know; often nothing.
  List<Around> around(Scope scope, String city, Point place);
}
