package abhaya.base.platform;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Tells what happened, in the transaction in which it happened: both stand, or neither does.
@Component
public class Events {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final EventNotices notices;

  Events(JdbcClient jdbc, JsonMapper json, EventNotices notices) {
    this.jdbc = jdbc;
    this.json = json;
    this.notices = notices;
  }

  /// Adds the event to the table; readers hear of it after the commit.
  ///
  /// @param event a record in the past tense with identifiers and times, never a name
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Record event) {
    var kind = event.getClass().getSimpleName();
    jdbc.sql("insert into platform.event (kind, body) values (:kind, :body::jsonb)")
        .param("kind", kind)
        .param("body", json.writeValueAsString(event))
        .update();
    notices.afterCommit(kind);
  }

  /// The same for several, in their order, with one statement.
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellAll(List<? extends Record> events) {
    var kinds = events.stream().map(event -> event.getClass().getSimpleName()).toList();
    jdbc.sql(
            """
            insert into platform.event (kind, body)
            select t.kind, t.body::jsonb
              from unnest(:kinds::text[], :bodies::text[]) with ordinality as t (kind, body, place)
             order by t.place
            """)
        .param("kinds", kinds.toArray(String[]::new))
        .param("bodies", events.stream().map(json::writeValueAsString).toArray(String[]::new))
        .update();
    kinds.forEach(notices::afterCommit);
  }
}
