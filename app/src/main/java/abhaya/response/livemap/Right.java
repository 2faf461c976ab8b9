package abhaya.response.livemap;

import abhaya.base.access.ApiScope;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.util.Set;

/// All that decides which units a reader sees: who agree in it see the same.
record Right(Role role, UnitId unit, Set<ApiScope> granted) {
  static Right of(Scope scope) {
    return new Right(scope.role(), scope.unit(), Set.copyOf(scope.presence().scopes()));
  }
}
