package abhaya.base.access;

import abhaya.base.platform.India;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The scope of a person who is not at a browser: her calendar reads for her. It reaches as far as
/// she does today, and ends with her posting or her account.
@Component
public class PersonScopes {
  private final JdbcClient jdbc;
  private final PeopleStore people;
  private final Scopes scopes;
  private final ProgramWork program;
  private final Clock clock;

  PersonScopes(
      JdbcClient jdbc, PeopleStore people, Scopes scopes, ProgramWork program, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.scopes = scopes;
    this.program = program;
    this.clock = clock;
  }

  /// Empty once the posting has ended or the account is shut.
  public Optional<Scope> of(long personId, long postingId) {
    return program
        .call(() -> actor(personId).flatMap(actor -> held(actor, postingId)))
        .flatMap(held -> scopes.ofPosting(held.person(), held.posting()));
  }

  private record Held(Actor person, Posting posting) {}

  private Optional<Held> held(Actor actor, long postingId) {
    var today = India.dateOf(clock.instant());
    return people.listPostingsOn(actor.id(), today).stream()
        .filter(posting -> posting.id() == postingId)
        .findFirst()
        .map(posting -> new Held(actor, posting));
  }

  private Optional<Actor> actor(long personId) {
    return jdbc.sql(
            """
            select p.id, p.handle, p.display_name
              from access.person p
              join access.account a on a.person_id = p.id
             where p.id = :id and p.active and a.disabled_at is null
            """)
        .param("id", personId)
        .query((row, number) ->
            new Actor(row.getLong("id"), row.getString("handle"), row.getString("display_name")))
        .optional();
  }
}
