package abhaya.base.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The names behind the handles of the trail, for an auditor of the units in which those people hold
/// or held a posting. They are staff, never victims; the trail itself holds no name.
@Component
public class AuditedNames {
  private static final int HANDLES_MAX = 200;

  private final JdbcClient jdbc;

  AuditedNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Names by handle; who is not the reader's to audit is left out.
  @Transactional(readOnly = true)
  public Map<String, String> of(Scope scope, Collection<String> handles) {
    if (handles.isEmpty() || !scope.may(Operation.READ_TRAIL)) return Map.of();
    var names = new HashMap<String, String>();
    jdbc.sql(
            """
            select a.handle, a.display_name from access.audited() a
             where a.handle = any (:handles)
            """)
        .param("handles", handles.toArray(String[]::new))
        .query(row -> {
          names.put(row.getString("handle"), row.getString("display_name"));
        });
    return names;
  }

  /// Handles of those whose name holds these letters.
  @Transactional(readOnly = true)
  public List<String> named(Scope scope, String part) {
    if (part.isBlank() || !scope.may(Operation.READ_TRAIL)) return List.of();
    return jdbc
        .sql(
            """
            select a.handle from access.audited() a
             where strpos(lower(a.display_name), lower(:part)) > 0
             order by a.display_name
             limit :most
            """)
        .param("part", part.strip())
        .param("most", HANDLES_MAX)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
