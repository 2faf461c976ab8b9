package abhaya.response.citizen;

import abhaya.base.geo.Point;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One SOS from the side of the caller.
///
/// @param volunteers she asked for proved volunteers and has not refused them since
/// @param caller keyed hash of her telephone, to know it again; null where it said no name
/// @param held she was made to end it: for her and whoever stands beside her it looks ended
public record Plea(
    long id,
    String handle,
    String signal,
    @Nullable String incident,
    Stage stage,
    boolean quiet,
    boolean writes,
    boolean child,
    boolean volunteers,
    boolean saidSafe,
    boolean held,
    @Nullable Point place,
    double radiusMetres,
    @Nullable Instant placedAt,
    Instant begunAt,
    @Nullable Instant overAt,
    int rating,
    @Nullable String caller,
    Helpers helpers) {

  /// Volunteers on the way, and the two-sided code: they say a word, she answers with digits.
  public record Helpers(int count, @Nullable String says, @Nullable String answers) {}

  static final Duration KEPT_AFTER_END = Duration.ofDays(3);

  /// What she is shown: under duress the same as after the true PIN.
  Stage shown() {
    return held || saidSafe ? Stage.OVER : stage;
  }

  /// Places are taken while somebody still looks for her, also under duress.
  boolean takesPlaces() {
    return stage != Stage.OVER && (!saidSafe || held);
  }

  boolean isOver() {
    return stage == Stage.OVER;
  }

  /// Never prints where she is.
  @Override
  public String toString() {
    return "Plea[" + handle + " " + stage + "]";
  }
}
