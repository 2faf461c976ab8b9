package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call to volunteers for one signal.
///
/// @param cell name of the cell that volunteers are told
/// @param cellCentre the middle of it
/// @param place where exactly; null as soon as the call is over
/// @param caller keyed hash of her telephone
/// @param says the word that the volunteer says, and `answers` what she answers
public record CallOut(
    long id,
    String handle,
    String signal,
    @Nullable String caller,
    String cell,
    Point cellCentre,
    @Nullable Point place,
    Instant openedAt,
    @Nullable Instant endedAt,
    String says,
    String answers) {

  public boolean isLive() {
    return endedAt == null;
  }

  /// Never prints where.
  @Override
  public String toString() {
    return "CallOut[" + handle + "]";
  }
}
