package abhaya.investigation.work;

import abhaya.base.access.PersonScopes;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Secret addresses by which a person's calendar program reads her last days. Shown once, kept as a
/// hash, revoked by her at any time; worth nothing once her posting has ended.
@Service
class CalendarRegister {
  private final JdbcClient jdbc;
  private final PersonScopes people;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  CalendarRegister(
      JdbcClient jdbc,
      PersonScopes people,
      TrailRegister trail,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// An address she has; what it is nobody can read any more.
  ///
  /// @param readAt when a calendar program last came; null if never
  record Address(String handle, Instant madeAt, @Nullable Instant readAt) {}

  /// Who reads by an address.
  record Reader(Scope scope, Language language) {}

  /// Makes an address. Those made before stay as they are.
  ///
  /// @return its secret part, told once
  String make(Scope scope, Language language) {
    var secret = Handle.next() + Handle.next();
    scope
        .context()
        .run(() ->
            transactions.executeWithoutResult(status -> {
              jdbc.sql(
                      """
                      insert into work.calendar (secret_hash, handle, person_id, posting_id, language,
                                                 made_at)
                      values (:hash, :handle, :person, :posting, :language, :now)
                      """)
                  .param("hash", hash(secret))
                  .param("handle", Handle.next())
                  .param("person", scope.person().id())
                  .param("posting", scope.posting().id())
                  .param("language", language.name())
                  .param("now", EntryStore.utc(clock.instant()))
                  .update();
              trail.record(scope, TrailAct.allowed("ADD", "CALENDAR", scope.person().handle()));
            }));
    return secret;
  }

  List<Address> list(Scope scope) {
    var found =
        transactions.execute(status ->
            jdbc.sql(
                    """
                    select handle, made_at, read_at from work.calendar
                     where person_id = :person and revoked_at is null
                     order by made_at desc limit 50
                    """)
                .param("person", scope.person().id())
                .query((row, number) ->
                    new Address(
                        row.getString("handle"),
                        EntryStore.at(row, "made_at"),
                        EntryStore.maybe(row, "read_at")))
                .list());
    return found == null ? List.of() : found;
  }

  /// From now on nobody reads by it.
  void revoke(Scope scope, String handle) {
    scope
        .context()
        .run(() ->
            transactions.executeWithoutResult(status -> {
              var gone =
                  jdbc.sql(
                          """
                          update work.calendar set revoked_at = :now
                           where handle = :handle and person_id = :person and revoked_at is null
                          """)
                      .param("now", EntryStore.utc(clock.instant()))
                      .param("handle", handle)
                      .param("person", scope.person().id())
                      .update();
              if (gone == 1) {
                trail.record(
                    scope, TrailAct.allowed("REVOKE", "CALENDAR", scope.person().handle()));
              }
            }));
  }

  private record Found(long person, long posting, String language) {}

  /// Who reads by this secret, if it counts now and she still holds that posting.
  Optional<Reader> read(String secret) {
    var found =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql(
                        """
                        update work.calendar set read_at = :now
                         where secret_hash = :hash and revoked_at is null
                        returning person_id, posting_id, language
                        """)
                    .param("now", EntryStore.utc(clock.instant()))
                    .param("hash", hash(secret))
                    .query((row, number) ->
                        new Found(
                            row.getLong("person_id"),
                            row.getLong("posting_id"),
                            row.getString("language")))
                    .optional()));
    if (found == null || found.isEmpty()) return Optional.empty();
    var one = found.get();
    return people
        .of(one.person(), one.posting())
        .map(scope -> new Reader(scope, Language.valueOf(one.language())));
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
