package abhaya.response.intake;

import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.IncidentType;
import abhaya.response.incident.QuestionBook.Answer;
import abhaya.response.incident.QuestionBook.Question;
import abhaya.response.incident.TypeBook;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a call taker typed, read back: the outcome, and what the incident shall hold.
@Component
class SignalForm {
  private static final int WORDS_MAX = 300;

  private final IncidentRegister register;
  private final TypeBook types = new TypeBook();

  SignalForm(IncidentRegister register) {
    this.register = register;
  }

  /// Null where something is missing that this outcome needs.
  SignalDesk.@Nullable Decision read(Map<String, String> fields) {
    if (fields.containsKey("abusive")) return new SignalDesk.Decision(Outcome.ABUSIVE, null, null);
    for (var outcome : Outcome.values()) {
      if (!outcome.name().equals(fields.get("outcome"))) continue;
      var type = types.find(fields.getOrDefault("type", ""));
      return switch (outcome) {
        case HANDED_TO_DISPATCH -> handed(fields, type);
        case DUPLICATE_CALL -> duplicate(fields, type);
        default ->
            new SignalDesk.Decision(
                outcome, type.map(IncidentType::code).orElse(null), level(fields));
      };
    }
    return null;
  }

  /// Without a priority the rule's own proposal stands.
  private SignalDesk.@Nullable Decision handed(
      Map<String, String> fields, Optional<IncidentType> type) {
    if (type.isEmpty() || !type.get().isEvent()) return null;
    var onward = onward(fields, type.get().name());
    var said = level(fields);
    var level = said != null ? said : register.suggest(type.get().name(), onward.answers()).level();
    return new SignalDesk.Decision(Outcome.HANDED_TO_DISPATCH, type.get().code(), level, onward);
  }

  private SignalDesk.@Nullable Decision duplicate(
      Map<String, String> fields, Optional<IncidentType> type) {
    var code = type.map(IncidentType::code).orElse(null);
    var onward = onward(fields, "");
    var known = onward.incident() == null ? null : onward;
    return new SignalDesk.Decision(Outcome.DUPLICATE_CALL, code, level(fields), known);
  }

  private static SignalDesk.Onward onward(Map<String, String> fields, String typeName) {
    var words = fields.getOrDefault("placeWords", "").strip();
    var known = fields.getOrDefault("incident", "");
    return new SignalDesk.Onward(
        typeName,
        answers(fields),
        words.substring(0, Math.min(WORDS_MAX, words.length())),
        fields.containsKey("trial"),
        known.matches("[A-Za-z0-9_-]{22}") ? known : null);
  }

  static Map<Question, Answer> answers(Map<String, String> fields) {
    var answers = new EnumMap<Question, Answer>(Question.class);
    for (var question : Question.values()) {
      var said = fields.getOrDefault("q." + question.name(), "");
      for (var answer : Answer.values()) {
        if (answer.name().equals(said)) answers.put(question, answer);
      }
    }
    return answers;
  }

  private static @Nullable Integer level(Map<String, String> fields) {
    var level = fields.getOrDefault("priority", "");
    return level.matches("[1-5]") ? Integer.valueOf(level) : null;
  }
}
