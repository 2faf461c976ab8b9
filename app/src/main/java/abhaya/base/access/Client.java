package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.util.Set;

/// A program of a state, a laboratory or a device maker that may call the API.
record Client(
    Actor actor, String clientId, String secretHash, Role role, UnitId unit, Set<ApiScope> scopes) {

  Client {
    scopes = Set.copyOf(scopes);
  }
}
