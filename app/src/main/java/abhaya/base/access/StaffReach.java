package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom a data administrator looks after: people all of whose running and coming postings lie in
/// her units. Asked in the transaction of the act, which then holds the person's row.
@Component
class StaffReach {
  private final JdbcClient jdbc;

  StaffReach(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The person, and why she may not be acted on, if so.
  record Found(long id, Optional<Refusal> refusal) {}

  private record Held(UnitId unit, boolean ended) {}

  /// @throws NotVisible if there is no such person in the reader's units
  Found take(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var id =
        jdbc.sql("select id from access.person where handle = :handle for update")
            .param("handle", handle)
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var postings =
        jdbc.sql(
                """
                select unit_id, coalesce(upper(valid) <= jurisdiction.today(), false) as ended
                  from access.posting where person_id = :id
                """)
            .param("id", id)
            .query((row, number) ->
                new Held(new UnitId(row.getInt("unit_id")), row.getBoolean("ended")))
            .list();
    var inMine = postings.stream().filter(held -> isMine(scope, held)).toList();
    if (inMine.isEmpty()) throw new NotVisible(Reason.OUTSIDE_UNIT);
    if (id == scope.person().id()) return new Found(id, Optional.of(Refusal.OWN_ACCOUNT));
    var elsewhere = postings.stream().anyMatch(held -> !held.ended() && !isMine(scope, held));
    return new Found(id, elsewhere ? Optional.of(Refusal.POSTED_ELSEWHERE) : Optional.empty());
  }

  private static boolean isMine(Scope scope, Held held) {
    return scope.mayOn(Operation.ADMIN_PEOPLE, held.unit());
  }
}
