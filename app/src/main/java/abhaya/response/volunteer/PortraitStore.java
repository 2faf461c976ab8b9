package abhaya.response.volunteer;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of the pictures taken at the station. The caller brings transaction and context.
@Component
class PortraitStore {
  private final JdbcClient jdbc;

  PortraitStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A new one takes the place of the old.
  void put(long volunteer, byte[] picture, long by, Instant now) {
    jdbc.sql(
            """
            insert into volunteer.portrait (volunteer_id, picture, taken_at, taken_by)
            values (:volunteer, :picture, :now, :by)
            on conflict (volunteer_id) do update
               set picture = excluded.picture, taken_at = excluded.taken_at,
                   taken_by = excluded.taken_by
            """)
        .param("volunteer", volunteer)
        .param("picture", picture)
        .param("now", VolunteerStore.at(now))
        .param("by", by)
        .update();
  }

  Optional<byte[]> find(long volunteer) {
    return jdbc.sql("select picture from volunteer.portrait where volunteer_id = :volunteer")
        .param("volunteer", volunteer)
        .query((row, number) -> java.util.Objects.requireNonNull(row.getBytes("picture")))
        .optional();
  }

  boolean exists(long volunteer) {
    return find(volunteer).isPresent();
  }
}
