package abhaya.safecity.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person enters of a contract.
sealed interface Agreement {

  /// Why an entry is not taken, or not taken back; each names one sentence.
  enum Problem {
    NOTHING_CHANGED,
    NEEDS_A_CONTRACT,
    BEFORE_INSTALLATION,
    TOO_FAR_AHEAD,
    TOO_LONG_AGO,
    CHANGED_SINCE,
    NOT_TO_BE_TAKEN_BACK
  }

  String reason();

  /// Contract and warranty of one thing. An empty contract is none.
  record Papers(Values values, String reason) implements Agreement {
    private static final int YEARS_MAX = 30;

    record Values(
        String contract, @Nullable LocalDate warrantyUntil, @Nullable LocalDate careUntil) {}

    /// What is wrong with it beside what is known of the thing.
    Optional<Problem> problem(Values before, @Nullable LocalDate installedOn, LocalDate today) {
      if (values.equals(before)) return Optional.of(Problem.NOTHING_CHANGED);
      for (var day : new LocalDate[] {values.warrantyUntil(), values.careUntil()}) {
        if (day == null) continue;
        if (installedOn != null && day.isBefore(installedOn))
          return Optional.of(Problem.BEFORE_INSTALLATION);
        if (day.isAfter(today.plusYears(YEARS_MAX))) return Optional.of(Problem.TOO_FAR_AHEAD);
      }
      return Optional.empty();
    }
  }

  /// What a contract promises for a class of things.
  ///
  /// @param terms with the paper they stand in as their source
  record Levels(LocalDate validFrom, AssetTerms terms, String reason) implements Agreement {
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final int AHEAD_DAYS = 366;

    Optional<Problem> problem(TermsStore.Held before, String contract, LocalDate today) {
      if (contract.isEmpty()) return Optional.of(Problem.NEEDS_A_CONTRACT);
      if (validFrom.isBefore(FIRST)) return Optional.of(Problem.TOO_LONG_AGO);
      if (validFrom.isAfter(today.plusDays(AHEAD_DAYS))) return Optional.of(Problem.TOO_FAR_AHEAD);
      var same =
          before.ofContract() && before.since().equals(validFrom) && before.terms().equals(terms);
      return same ? Optional.of(Problem.NOTHING_CHANGED) : Optional.empty();
    }
  }

  /// An entry of the past, for the history.
  ///
  /// @param number counts the entries of the same thing or contract
  record Kept(
      String handle,
      int number,
      long by,
      Instant enteredAt,
      @Nullable Instant undoneAt,
      Papers.@Nullable Values before,
      Agreement entry) {}
}
