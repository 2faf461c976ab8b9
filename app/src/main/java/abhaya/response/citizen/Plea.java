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
    Helpers helpers,
    After after) {

  /// Volunteers on the way, and the two-sided code: they say a word, she answers with digits.
  public record Helpers(int count, @Nullable String says, @Nullable String answers) {}

  /// Whether she was asked afterwards, and what came of it.
  ///
  /// @param answer null: none yet
  /// @param raisedAt when the room was told that nobody answered
  /// @param lookedAt when somebody of the room had made sure
  public record After(
      @Nullable Answer answer, @Nullable Instant raisedAt, @Nullable Instant lookedAt) {}

  enum Answer {
    WELL,
    NOT_WELL
  }

  /// The room has to make sure of her: she was asked, and nobody answered.
  boolean waitsForRoom() {
    return after.raisedAt() != null && after.lookedAt() == null;
  }

  static final Duration TO_ANSWER = Duration.ofMinutes(15);
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
