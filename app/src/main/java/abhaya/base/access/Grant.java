package abhaya.base.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where one role may use one operation, and the tie to the case that it needs there.
record Grant(Set<UnitRelation> where, @Nullable CaseTie tie) {

  static final Grant NOWHERE = new Grant(Set.of());
  static final Grant WITHIN = new Grant(Set.of(UnitRelation.OWN, UnitRelation.BELOW));
  static final Grant ANYWHERE = new Grant(Set.of(UnitRelation.values()));
  static final Grant OFFICER = new Grant(WITHIN.where, CaseTie.OFFICER);
  static final Grant PROSECUTION = new Grant(WITHIN.where, CaseTie.PROSECUTION);

  Grant {
    where = Set.copyOf(where);
  }

  private Grant(Set<UnitRelation> where) {
    this(where, null);
  }
}
