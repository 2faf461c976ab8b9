package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Makes the `Scope` of a request from who is signed in and the tree of the day.
@Component
public class Scopes {
  private final UnitTrees trees;
  private final Clock clock;

  Scopes(UnitTrees trees, Clock clock) {
    this.trees = trees;
    this.clock = clock;
  }

  /// Empty until both factors are given and a posting is chosen, and while the unit of the posting
  /// does not stand.
  Optional<Scope> of(Session session) {
    var posting = session.posting();
    if (!session.isProven() || posting == null) return Optional.empty();
    var presence = Presence.ofPerson(session.handle(), session.factors());
    return scope(session.person(), posting, presence);
  }

  /// Of a person whose own program reads for her, in one of her postings of today.
  Optional<Scope> ofPosting(Actor person, Posting posting) {
    return scope(person, posting, Presence.ofPerson("", Map.of()));
  }

  Optional<Scope> of(Client client, Set<ApiScope> granted, Instant since) {
    Map<Factor, Instant> factors = new EnumMap<>(Factor.class);
    factors.put(Factor.CLIENT_SECRET, since);
    var posting = new Posting(0, client.role(), client.unit(), java.time.LocalDate.EPOCH, null);
    return scope(client.actor(), posting, new Presence("", factors, granted));
  }

  /// The scope under which the program itself brings records in, at the top of the tree.
  public Scope ofFeed(String name) {
    var posting = new Posting(0, Role.FEED_CLIENT, UnitId.NATION, java.time.LocalDate.EPOCH, null);
    var factors = Map.of(Factor.CLIENT_SECRET, clock.instant());
    var presence = new Presence("", factors, Set.of(ApiScope.FEEDS, ApiScope.UNITS));
    return scope(new Actor(Actor.PROGRAM, name, name), posting, presence).orElseThrow();
  }

  /// The same reader with the tree of this moment; empty once the unit of her posting is no more.
  public Optional<Scope> again(Scope scope) {
    return scope(scope.person(), scope.posting(), scope.presence());
  }

  private Optional<Scope> scope(Actor actor, Posting posting, Presence presence) {
    var tree = trees.today();
    if (tree.find(posting.unit()).isEmpty()) return Optional.empty();
    Reach reach = unit -> UnitRelation.between(tree, posting.unit(), unit);
    return Optional.of(new Scope(actor, posting, posting.role().purpose(), presence, reach));
  }
}
