package abhaya.safecity.example;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// Readers of the boards for tests, each another person.
public record SafeCityReaders(UnitTrees trees) {

  public Scope of(Role role, UnitId unit, long person) {
    return new Scope(
        new Actor(person, "p" + person, "Somebody"),
        new Posting(person, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + person, Map.of(), Set.of(ApiScope.values())),
        other -> {
          if (other == null) return UnitRelation.NONE;
          return UnitRelation.between(trees.today(), unit, other);
        });
  }
}
