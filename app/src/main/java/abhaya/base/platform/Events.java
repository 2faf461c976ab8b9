package abhaya.base.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Tells what happened, in the transaction in which it happened: both stand, or neither does.
@Component
public class Events {
  /// Under which the database gives notice of an event's kind.
  static final String CHANNEL = "abhaya_event";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Events(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Adds the event to the table; readers hear of it after the commit.
  ///
  /// @param event a record in the past tense with identifiers and times, never a name
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Record event) {
    jdbc.sql(
            """
            with told as (
              insert into platform.event (kind, body) values (:kind, :body::jsonb) returning id)
            select pg_notify(:channel, :kind) from told
            """)
        .param("channel", CHANNEL)
        .param("kind", event.getClass().getSimpleName())
        .param("body", json.writeValueAsString(event))
        .query((row, number) -> 1)
        .list();
  }
}
