package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import abhaya.base.platform.DatabaseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What the register of things says of a place: cameras, lights, outposts, patrol vehicles that have
/// their stand there, how many of them worked last night, how many are planned; and where a pole of
/// a number stands. Numbers, never the place of one camera.
@Repository
class AssetStanding implements abhaya.safecity.project.Standing {
  /// A night is over by then, and its readings are in.
  private static final Duration NIGHT = Duration.ofHours(30);

  private static final Set<String> STANDING = Set.of("INSTALLED", "ACCEPTED", "COMMISSIONED");
  private static final Set<String> PLANNED = Set.of("PLANNED", "DELIVERED");

  /// Kinds that are counted together.
  private enum Group {
    CAMERAS("asset.standing.cameras", true, "CAMERA", "ANPR_LANE"),
    LIGHTS("asset.standing.lights", true, "LIGHT", "SMART_POLE"),
    OUTPOSTS("asset.standing.outposts", false, "OUTPOST", "HELP_DESK"),
    PATROLS("asset.standing.patrols", true, "VEHICLE"),
    CALL_BOXES("asset.standing.callBoxes", true, "CALL_BOX");

    private final String key;
    private final boolean measured;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> kinds;

    Group(String key, boolean measured, String... kinds) {
      this.key = key;
      this.measured = measured;
      this.kinds = Set.of(kinds);
    }
  }

  private final JdbcClient jdbc;
  private final DeviceStandings standings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  AssetStanding(
      JdbcClient jdbc, DeviceStandings standings, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.standings = standings;
    this.clock = clock;
  }

  private record Thing(long id, String kind, String stage, Point place) {}

  @Override
  @Transactional(readOnly = true)
  public List<List<Found>> within(Scope scope, String city, List<Box> boxes) {
    if (boxes.isEmpty()) return List.of();
    if (!scope.may(Operation.SEE_ASSETS)) return boxes.stream().map(_ -> List.<Found>of()).toList();
    var things = things(city, boxes);
    var since = clock.instant().minus(NIGHT);
    var all = new ArrayList<List<Found>>();
    for (var box : boxes) {
      var here = things.stream().filter(thing -> isIn(box, thing.place())).toList();
      all.add(Arrays.stream(Group.values()).map(group -> found(group, here, since)).toList());
    }
    return all;
  }

  private List<Thing> things(String city, List<Box> boxes) {
    return jdbc.sql(
            """
            select id, kind, stage, lat, lon
              from asset.asset
             where city = :city and kind = any (:kinds)
               and lat between :south and :north and lon between :west and :east
            """)
        .param("city", city)
        .param(
            "kinds",
            Arrays.stream(Group.values())
                .flatMap(group -> group.kinds.stream())
                .toArray(String[]::new))
        .param("south", boxes.stream().mapToDouble(Box::south).min().orElseThrow())
        .param("north", boxes.stream().mapToDouble(Box::north).max().orElseThrow())
        .param("west", boxes.stream().mapToDouble(Box::west).min().orElseThrow())
        .param("east", boxes.stream().mapToDouble(Box::east).max().orElseThrow())
        .query((row, number) ->
            new Thing(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("stage"),
                new Point(row.getDouble("lat"), row.getDouble("lon"))))
        .list();
  }

  /// South and west edge in, north and east edge out, so that a thing on an edge counts once.
  private static boolean isIn(Box box, Point place) {
    return place.lat() >= box.south()
        && place.lat() < box.north()
        && place.lon() >= box.west()
        && place.lon() < box.east();
  }

  private Found found(Group group, List<Thing> here, Instant since) {
    var mine = here.stream().filter(thing -> group.kinds.contains(thing.kind())).toList();
    var there = mine.stream().filter(thing -> STANDING.contains(thing.stage())).toList();
    var planned = mine.stream().filter(thing -> PLANNED.contains(thing.stage())).count();
    var worked =
        group.measured
            ? Long.valueOf(there.stream().filter(thing -> worked(thing, since)).count())
            : null;
    return new Found(group.key, there.size(), worked, planned, null);
  }

  /// A light by what it told of the night; another device by its own sign of life since.
  private boolean worked(Thing thing, Instant since) {
    var last = standings.find(thing.id()).orElse(null);
    if (last == null) return false;
    if (Group.LIGHTS.kinds.contains(thing.kind()) && last.nightAt() != null) {
      return isSince(last.nightAt(), since) && Boolean.TRUE.equals(last.nightOk());
    }
    return isSince(last.aliveAt(), since);
  }

  private static boolean isSince(@Nullable Instant at, Instant since) {
    return at != null && !at.isBefore(since);
  }

  /// A number that is painted on two poles leads to neither. A citizen may know it, so it is looked
  /// up for whoever asks; the place goes into her report, not back to her.
  @Override
  public Optional<Point> pole(String city, String number) {
    if (number.isBlank() || number.length() > 40) return Optional.empty();
    var found =
        inTransaction(() ->
            jdbc.sql(
                    """
                    select lat, lon
                      from asset.asset
                     where city = :city and kind in ('LIGHT', 'SMART_POLE') and lat is not null
                       and upper(fields ->> 'poleNo') = upper(:number)
                     limit 2
                    """)
                .param("city", city)
                .param("number", number.strip())
                .query((row, at) -> new Point(row.getDouble("lat"), row.getDouble("lon")))
                .list());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// The database learns of the program's own context when a transaction begins.
  private List<Point> inTransaction(Supplier<List<Point>> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }
}
