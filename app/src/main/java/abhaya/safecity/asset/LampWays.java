package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.project.TiedPages;
import abhaya.safecity.project.WorkPackage;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// From the number painted on a pole to the lamp on it, and whether that works now.
@Component
@Order(30)
class LampWays implements TiedPages {
  private static final int SHOWN = 6;

  private final JdbcClient jdbc;
  private final KnownAssets known;
  private final Fleet fleet;
  private final KindStore kinds;
  private final Clock clock;

  LampWays(JdbcClient jdbc, KnownAssets known, Fleet fleet, KindStore kinds, Clock clock) {
    this.jdbc = jdbc;
    this.known = known;
    this.fleet = fleet;
    this.kinds = kinds;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Way> at(Scope scope, Words words, Spot spot) {
    if (spot.pole().isBlank() || !scope.may(Operation.SEE_ASSETS)) return List.of();
    var now = clock.instant();
    var say = new AssetWords(words);
    return poles(spot).stream()
        .flatMap(id -> known.find(id).stream())
        .filter(thing -> scope.mayOn(Operation.SEE_ASSETS, thing.unit()))
        .map(thing -> {
          var seen = fleet.seen(thing, now);
          return new Way(
              say.kind(kinds.book().get(thing.kind())) + " " + thing.uid(),
              "/safecity/assets/" + thing.handle(),
              AssetWords.tone(seen.state()),
              say.state(seen.state()));
        })
        .toList();
  }

  @Override
  public List<Way> of(Scope scope, Words words, WorkPackage work) {
    var place = work.place();
    if (!scope.mayOn(Operation.SEE_ASSETS, place.unit())) return List.of();
    var say = new AssetWords(words);
    return kinds.book().kinds().stream()
        .filter(kind -> place.component().name().equals(kind.component()))
        .filter(kind -> place.countedIn().name().equals(kind.countedIn()))
        .map(kind ->
            new Way(
                words.say("asset.tied.kind", say.kind(kind)),
                "/safecity/assets?city=" + place.city() + "&kind=" + kind.code(),
                Tone.PLAIN,
                ""))
        .toList();
  }

  private List<Long> poles(Spot spot) {
    return jdbc.sql(
            """
            select id
              from asset.asset
             where city = :city and kind in ('LIGHT', 'SMART_POLE')
               and upper(fields ->> 'poleNo') = upper(:pole)
             order by id
             limit :most
            """)
        .param("city", spot.city())
        .param("pole", spot.pole().strip())
        .param("most", SHOWN)
        .query((row, number) -> row.getLong("id"))
        .list();
  }
}
