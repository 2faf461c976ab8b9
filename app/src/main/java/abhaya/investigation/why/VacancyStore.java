package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps how many officers for investigation a unit should have and has. A statement of a day is
/// replaced by a later statement of the same day; other days stay.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class VacancyStore {
  private final JdbcClient jdbc;

  VacancyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Vacancy(UnitId unit, LocalDate asOf, int sanctioned, int posted, String source) {}

  /// How many said something new.
  int keep(List<Vacancy> all, Instant now) {
    return jdbc.sql(
            """
            insert into why.vacancy as v
                   (unit_id, as_of, sanctioned, posted, source, imported_at)
            select u.unit_id, u.as_of, u.sanctioned, u.posted, u.source, :now
              from unnest(:units::int[], :days::date[], :sanctioned::int[], :posted::int[],
                          :sources::text[]) as u (unit_id, as_of, sanctioned, posted, source)
                on conflict (unit_id, as_of) do update
               set sanctioned = excluded.sanctioned, posted = excluded.posted,
                   source = excluded.source, imported_at = excluded.imported_at
             where (v.sanctioned, v.posted, v.source)
                   is distinct from (excluded.sanctioned, excluded.posted, excluded.source)
            """)
        .param("units", numbers(all, one -> one.unit().value()))
        .param("days", all.stream().map(one -> one.asOf().toString()).toArray(String[]::new))
        .param("sanctioned", numbers(all, Vacancy::sanctioned))
        .param("posted", numbers(all, Vacancy::posted))
        .param("sources", all.stream().map(Vacancy::source).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  boolean isEmpty() {
    return jdbc.sql("select not exists (select from why.vacancy)").query(Boolean.class).single();
  }

  private static Integer[] numbers(List<Vacancy> all, Function<Vacancy, Integer> of) {
    return all.stream().map(of).toArray(Integer[]::new);
  }
}
