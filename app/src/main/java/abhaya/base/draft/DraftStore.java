package abhaya.base.draft;

import abhaya.base.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// SQL of drafts. Only the reader's own exist.
@Component
class DraftStore {
  /// After this long nobody comes back for it.
  static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DraftStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  record Draft(Instant at, Map<String, String> fields) {
    Draft {
      fields = Map.copyOf(fields);
    }
  }

  void put(Scope scope, String form, Draft draft) {
    jdbc.sql(
            """
            insert into draft.draft (person_id, form, fields, typed_at)
            values (:person, :form, :fields::jsonb, :at)
            on conflict (person_id, form) do update
               set fields = excluded.fields, typed_at = excluded.typed_at
            """)
        .param("person", scope.person().id())
        .param("form", form)
        .param("fields", json.writeValueAsString(draft.fields()))
        .param("at", draft.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Draft> find(Scope scope, String form, Instant now) {
    return jdbc.sql(
            """
            select typed_at, fields::text as fields from draft.draft
             where person_id = :person and form = :form and typed_at > :since
            """)
        .param("person", scope.person().id())
        .param("form", form)
        .param("since", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .query((row, number) ->
            new Draft(row.getTimestamp("typed_at").toInstant(), fields(row.getString("fields"))))
        .optional();
  }

  /// Takes away the draft of this form, and whatever of hers has grown old.
  void remove(Scope scope, String form, Instant now) {
    jdbc.sql(
            """
            delete from draft.draft
             where person_id = :person and (form = :form or typed_at <= :since)
            """)
        .param("person", scope.person().id())
        .param("form", form)
        .param("since", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }

  private Map<String, String> fields(String text) {
    var fields = new HashMap<String, String>();
    json.readTree(text).forEachEntry((name, value) -> fields.put(name, value.asString()));
    return fields;
  }
}
