package abhaya.investigation.clock;

import java.util.Locale;

/// English words for steps and conditions inside an English explanation.
final class ClockWords {
  private ClockWords() {}

  static String english(Step step) {
    return words(step.name());
  }

  static String english(Condition condition) {
    return switch (condition) {
      case CLOCK_SECTION -> "no section carries the two-month clock";
      case RAPE -> "no section of the rape group";
      case POCSO -> "no POCSO section";
      case NOT_POCSO -> "a POCSO case goes to the Special Court directly";
      case WOMAN_OFFICER_SECTION -> "no section for which a woman officer is prescribed";
      case FORENSIC_VISIT_SECTION -> "no section punishable with seven years or more";
      case ENQUIRY_BAND -> "no section punishable with three to under seven years";
      case SEXUAL_OR_POCSO -> "no section of the register";
      case CHILD_VICTIM -> "no child victim is recorded";
      case ADULT_WOMAN_OR_UNKNOWN -> "no woman or girl victim is recorded";
      case DISABLED_VICTIM -> "no victim with a disability is recorded";
      case ZERO_FIR -> "not a Zero FIR";
      case ELECTRONIC_FIR -> "not an electronic FIR";
    };
  }

  private static String words(String name) {
    var out = new StringBuilder();
    for (var word : name.split("_", -1)) {
      if (!out.isEmpty()) out.append(' ');
      var short3 = word.equals("FIR") || word.equals("CWC") || word.equals("SP");
      out.append(short3 ? word : word.toLowerCase(Locale.ROOT));
    }
    return out.toString().replace("e FIR", "e-FIR");
  }
}
