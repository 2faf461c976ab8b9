package abhaya.response.citizen;

import abhaya.base.access.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// SQL for the control room's screens of pleas. Row-level security cuts what the reader may not see.
@Component
class PleaQueries {
  static final int MOST = 200;

  private final JdbcClient jdbc;
  private final PleaStore store;

  PleaQueries(JdbcClient jdbc, PleaStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  /// @param lastWords when she wrote last; null where she wrote nothing
  /// @param answered somebody wrote after that
  record Waiting(Plea plea, java.time.@Nullable Instant lastWords, boolean answered) {}

  /// Pleas that are not over: made to end it first, then who waits for an answer, then the oldest.
  @Transactional(readOnly = true)
  List<Waiting> list(Scope scope) {
    return jdbc.sql(
            PleaStore.COLUMNS
                + """
                     , m.hers, m.ours
                  from citizen.plea p
                  left join lateral (
                       select max(said_at) filter (where mine)     as hers,
                              max(said_at) filter (where not mine) as ours
                         from citizen.message where plea_id = p.id) as m on true
                 where p.stage <> 'OVER' or (p.raised_at is not null and p.looked_at is null)
                 order by p.ended is not distinct from 'HOLD' desc, p.raised_at is not null desc,
                          m.hers > coalesce(m.ours, '-infinity') desc nulls last, p.begun_at
                 limit :most
                """)
        .param("most", MOST)
        .query((row, number) -> {
          var hers = PleaStore.instant(row, "hers");
          var ours = PleaStore.instant(row, "ours");
          var answered = hers == null || (ours != null && !ours.isBefore(hers));
          return new Waiting(PleaStore.plea(row), hers, answered);
        })
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Plea> find(Scope scope, String handle) {
    return jdbc.sql(PleaStore.COLUMNS + " from citizen.plea p where p.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> PleaStore.plea(row))
        .optional();
  }

  @Transactional(readOnly = true)
  List<PleaStore.Said> said(Scope scope, Plea plea) {
    return store.messages(plea.id());
  }
}
