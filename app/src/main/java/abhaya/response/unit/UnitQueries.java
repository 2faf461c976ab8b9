package abhaya.response.unit;

import abhaya.base.access.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Units for screens; row-level security cuts what the reader may not see.
@Component
public class UnitQueries {
  private final FleetStore store;

  UnitQueries(FleetStore store) {
    this.store = store;
  }

  @Transactional(readOnly = true)
  public List<ResponseUnit> list(Scope scope) {
    return store.all();
  }

  @Transactional(readOnly = true)
  public Optional<ResponseUnit> find(Scope scope, int id) {
    return store.find(id);
  }

  @Transactional(readOnly = true)
  public Optional<ResponseUnit> find(Scope scope, String callSign) {
    return store.find(callSign);
  }
}
