package abhaya.safecity.fund;

import java.util.Arrays;
import java.util.List;

/// What a rule has to say about an entry, a figure or a certificate. The code names one sentence in
/// the message files; the arguments fill it.
public sealed interface FundFinding {

  Code code();

  List<String> arguments();

  /// It is taken, and the sentence stands beside it. Print itself has such figures.
  record Warning(Code code, List<String> arguments) implements FundFinding {

    public Warning {
      arguments = List.copyOf(arguments);
    }
  }

  /// It is not taken.
  record Refusal(Code code, List<String> arguments) implements FundFinding {

    public Refusal {
      arguments = List.copyOf(arguments);
    }
  }

  static FundFinding warn(Code code, Object... arguments) {
    return new Warning(code, texts(arguments));
  }

  static FundFinding refuse(Code code, Object... arguments) {
    return new Refusal(code, texts(arguments));
  }

  private static List<String> texts(Object... arguments) {
    return Arrays.stream(arguments).map(Object::toString).toList();
  }

  /// One sentence each.
  enum Code {
    RELEASED_ABOVE_SANCTION,
    SANCTION_MISSING,
    EXPENDITURE_BEFORE_RELEASE,
    HOLDER_OVERDRAWN,
    COMMITMENT_WITHOUT_CONTRACT,
    COMMITMENT_ABOVE_BALANCE,
    COMMITMENT_ENDED_ABOVE_OPEN,
    HOLDER_WITHOUT_ACCOUNT,
    MOVED_TO_NOBODY,
    INSTALMENT_OUT_OF_ORDER,
    EARLIER_INSTALMENT_NOT_RECEIVED,
    EARLIER_MONEY_NOT_USED,
    CERTIFICATE_OVERDUE,
    STATE_SHARE_BEHIND,
    CENTRE_SHARE_LATE,
    STATE_SHARE_LATE,
    INTEREST_RETURNED_ABOVE_SHARE,
    MAGNITUDE_UNLIKELY,
    PARTS_DO_NOT_MAKE_THE_WHOLE,
    OPENING_IS_NOT_LAST_CLOSING,
    AVAILABLE_DOES_NOT_ADD_UP,
    CLOSING_DOES_NOT_ADD_UP,
    CLOSING_IS_NOT_CASH_AND_ADVANCES,
    COMPONENTS_DO_NOT_MAKE_EXPENDITURE,
    SPENT_AND_COMMITTED_ABOVE_AVAILABLE,
    BALANCE_HELD_WITHOUT_ACCOUNT,
    HOLDERS_DO_NOT_MAKE_THE_CLOSING,
    GRANTS_DIFFER_FROM_LEDGER,
    EXPENDITURE_DIFFERS_FROM_LEDGER,
    LETTERS_DO_NOT_MAKE_THE_GRANTS,
    REMAINDER_DOES_NOT_ADD_UP,
    IN_THE_FUTURE,
    FROZEN_NEEDS_A_REASON,
    CORRECTION_NEEDS_A_REASON,
    CORRECTION_IS_UNDER_WAY,
    NOTHING_TO_CORRECT,
    BOOKS_ARE_MISSING
  }
}
