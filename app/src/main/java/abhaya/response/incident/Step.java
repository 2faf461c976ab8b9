package abhaya.response.incident;

import java.util.Set;

/// The answer to "may it go from here to there".
///
/// @param <S> the kind of state
public sealed interface Step<S extends Enum<S>> {

  record Allowed<S extends Enum<S>>(S to) implements Step<S> {}

  /// @param next what would be allowed
  record Refused<S extends Enum<S>>(S from, Set<S> next) implements Step<S> {
    public Refused {
      next = Set.copyOf(next);
    }
  }
}
