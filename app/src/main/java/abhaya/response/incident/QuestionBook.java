package abhaya.response.incident;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The question card of each kind of incident: few questions, in the order in which they are asked.
/// What is answered with yes raises the priority by the rule that is shown; a person decides.
public final class QuestionBook {

  /// What is asked. Words stand in `messages/`.
  public enum Question {
    LIFE_IN_DANGER,
    WEAPON,
    SUSPECT_THERE,
    INJURED,
    WOMAN_OR_CHILD,
    /// Is the caller herself the one in danger?
    CALLER_IN_DANGER,
    CAN_SPEAK_FREELY,
    BREATHING,
    TRAPPED,
    VEHICLE_KNOWN
  }

  /// Also "not known": silence of a caller is an answer, not a no.
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  private QuestionBook() {}

  public static List<Question> card(TypeGroup group) {
    return switch (group) {
      case WOMEN_CHILD, VIOLENCE, PANIC ->
          List.of(
              Question.CALLER_IN_DANGER,
              Question.SUSPECT_THERE,
              Question.WEAPON,
              Question.INJURED,
              Question.WOMAN_OR_CHILD,
              Question.CAN_SPEAK_FREELY);
      case MEDICAL, SELF_HARM ->
          List.of(Question.LIFE_IN_DANGER, Question.BREATHING, Question.WOMAN_OR_CHILD);
      case ROAD ->
          List.of(
              Question.INJURED, Question.TRAPPED, Question.VEHICLE_KNOWN, Question.WOMAN_OR_CHILD);
      case FIRE_RESCUE, DISASTER ->
          List.of(Question.LIFE_IN_DANGER, Question.TRAPPED, Question.INJURED);
      case PROPERTY, ORDER, RAILWAY ->
          List.of(
              Question.SUSPECT_THERE, Question.WEAPON, Question.INJURED, Question.WOMAN_OR_CHILD);
      case NON_EVENT -> List.of(Question.LIFE_IN_DANGER);
    };
  }

  /// All cards together, each question once: for a form that is shown before the type is chosen.
  public static List<Question> all() {
    return List.of(Question.values());
  }

  public static TypeBook.Facts facts(Map<Question, Answer> answers) {
    Set<Question> yes = EnumSet.noneOf(Question.class);
    answers.forEach((question, answer) -> {
      if (answer == Answer.YES) yes.add(question);
    });
    var notBreathing = answers.get(Question.BREATHING) == Answer.NO;
    return new TypeBook.Facts(
        yes.contains(Question.LIFE_IN_DANGER)
            || yes.contains(Question.CALLER_IN_DANGER)
            || yes.contains(Question.TRAPPED)
            || notBreathing,
        yes.contains(Question.WEAPON),
        yes.contains(Question.SUSPECT_THERE),
        yes.contains(Question.INJURED),
        yes.contains(Question.WOMAN_OR_CHILD));
  }

  /// Which answers moved the priority, for the line that says why.
  public static List<Question> raising(Map<Question, Answer> answers) {
    var raising = new ArrayList<Question>();
    for (var question : Question.values()) {
      var answer = answers.get(question);
      var raises =
          switch (question) {
            case CAN_SPEAK_FREELY, VEHICLE_KNOWN -> false;
            case BREATHING -> answer == Answer.NO;
            default -> answer == Answer.YES;
          };
      if (raises) raising.add(question);
    }
    return raising;
  }
}
