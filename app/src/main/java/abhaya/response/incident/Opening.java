package abhaya.response.incident;

import abhaya.base.geo.Point;
import abhaya.response.incident.QuestionBook.Answer;
import abhaya.response.incident.QuestionBook.Question;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known when an incident is opened from a signal.
///
/// @param priority as a person decided; the rule's proposal is kept beside it
/// @param placeWords landmark, road, kilometre stone, as the caller says
/// @param trial apart from all that is live
public record Opening(
    Told told,
    String typeName,
    Priority priority,
    Map<Question, Answer> answers,
    String placeWords,
    boolean trial) {

  public Opening {
    answers = Map.copyOf(answers);
  }

  /// The signal behind it.
  ///
  /// @param callerToken the same for the same number and told from no number; null: none known
  /// @param panic a victim's own press or cry
  public record Told(
      String signal,
      @Nullable String callerToken,
      boolean panic,
      Instant receivedAt,
      @Nullable Instant happenedAt,
      @Nullable Point place,
      double radiusMetres) {}
}
