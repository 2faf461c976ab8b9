package abhaya.investigation.work;

import abhaya.base.web.Refused;
import java.util.Arrays;
import java.util.List;

/// Why something is corrected, moved or sent back. Codes: a sentence of one's own could name
/// somebody.
enum Why {
  CLERICAL_ERROR(Of.CORRECTION),
  WRONG_DAY(Of.CORRECTION),
  WRONG_CASE(Of.CORRECTION),
  ENTERED_TWICE(Of.CORRECTION),
  SOURCE_CORRECTED(Of.CORRECTION),
  PLACE_OF_OCCURRENCE(Of.TRANSFER),
  ORDER_OF_SUPERIOR(Of.TRANSFER),
  COURT_ORDER(Of.TRANSFER),
  SPECIAL_STATION(Of.TRANSFER),
  NOT_OUR_LIMITS(Of.RETURN),
  PAPERS_MISSING(Of.RETURN),
  ALREADY_REGISTERED(Of.RETURN),
  TAKEN_BACK(Of.WITHDRAWAL);

  /// What the reason is for.
  enum Of {
    CORRECTION,
    TRANSFER,
    RETURN,
    WITHDRAWAL
  }

  private final Of of;

  Why(Of of) {
    this.of = of;
  }

  String messageKey() {
    return "work.why." + name();
  }

  static List<Why> list(Of of) {
    return Arrays.stream(values()).filter(why -> why.of == of).toList();
  }

  /// @throws Refused if it is no reason of this kind
  static Why read(String code, Of of) {
    return list(of).stream()
        .filter(why -> why.name().equals(code))
        .findFirst()
        .orElseThrow(() -> Refused.field("why", "not-a-choice"));
  }
}
