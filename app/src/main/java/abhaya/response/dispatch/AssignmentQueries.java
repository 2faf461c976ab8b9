package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Assignments for screens; row-level security cuts what the reader may not see.
@Component
public class AssignmentQueries {
  private final AssignmentStore store;

  AssignmentQueries(AssignmentStore store) {
    this.store = store;
  }

  @Transactional(readOnly = true)
  public List<Assignment> ofIncident(Scope scope, String incident) {
    return store.ofIncident(incident);
  }

  @Transactional(readOnly = true)
  public List<Assignment> live(Scope scope) {
    return store.live();
  }

  @Transactional(readOnly = true)
  public Optional<Assignment> ofUnit(Scope scope, int unit) {
    return store.ofUnit(unit);
  }

  @Transactional(readOnly = true)
  public Optional<Assignment> find(Scope scope, String handle) {
    return store.find(handle);
  }
}
