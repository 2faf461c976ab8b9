package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import org.jspecify.annotations.Nullable;

/// How other units lie as seen from the reader's own, on the day of the request.
@FunctionalInterface
public interface Reach {
  UnitRelation relationTo(@Nullable UnitId unit);
}
