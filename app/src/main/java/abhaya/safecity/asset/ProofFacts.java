package abhaya.safecity.asset;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.safecity.project.AssetProof;
import abhaya.safecity.project.AssetProof.Gap;
import abhaya.safecity.project.AssetStage;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts for each piece of work how many of its things are accepted, located and photographed, by
/// the rule of the works, and tells the works. Physical progress is never typed.
@Component
class ProofFacts {
  private static final int EVENTS_AT_ONCE = 50;

  private final JdbcClient jdbc;
  private final WorkStore works;
  private final Clock clock;

  ProofFacts(JdbcClient jdbc, WorkStore works, Clock clock, EventReaders readers) {
    this.jdbc = jdbc;
    this.works = works;
    this.clock = clock;
    readers.add("asset-proof", List.of("AssetsChanged"), EVENTS_AT_ONCE, this::take);
  }

  private void take(List<Event> events) {
    var packages = new TreeSet<String>();
    for (var event : events)
      for (var one : event.body().path("packages")) packages.add(one.asString());
    packages.forEach(this::count);
  }

  /// A thing with how many units of its work it is.
  private record Counted(int unit, int weight, AssetProof proof) {}

  /// Counts one piece of work as it stands in this month.
  void count(String packageHandle) {
    var things = new ArrayList<Counted>();
    jdbc.sql(
            """
            select a.uid, a.unit_id, a.stage, a.installed_on, a.lat, a.lon,
                   case a.kind when 'TOILET' then coalesce((a.fields ->> 'seats')::int, 1)
                               else 1 end as weight,
                   p.taken_at, p.lat as photo_lat, p.lon as photo_lon
              from asset.asset a
              left join lateral (select taken_at, lat, lon from asset.photo
                                  where asset_id = a.id order by taken_at desc limit 1) p on true
             where a.package = :package::uuid
            """)
        .param("package", packageHandle)
        .query((row, number) -> things.add(counted(row)))
        .list();
    if (things.isEmpty()) return;
    var month = YearMonth.from(India.dateOf(clock.instant()));
    works.putEvidence(packageHandle, new UnitId(things.getFirst().unit()), evidence(month, things));
  }

  private static WorkPackage.Evidence evidence(YearMonth month, List<Counted> things) {
    long installed = 0;
    long proven = 0;
    long acceptance = 0;
    long position = 0;
    long photo = 0;
    for (var one : things) {
      var stage = one.proof().stage();
      if (stage != AssetStage.INSTALLED && !stage.isAccepted()) continue;
      var gaps = one.proof().gaps();
      installed += one.weight();
      if (gaps.isEmpty()) proven += one.weight();
      if (gaps.contains(Gap.NOT_ACCEPTED)) acceptance += one.weight();
      if (gaps.contains(Gap.NOT_LOCATED)) position += one.weight();
      if (gaps.stream().anyMatch(gap -> gap.name().contains("PHOTO"))) photo += one.weight();
    }
    return new WorkPackage.Evidence(
        month, installed, proven, new WorkPackage.Missing(acceptance, position, photo));
  }

  private static Counted counted(ResultSet row) throws SQLException {
    var taken = row.getObject("taken_at", OffsetDateTime.class);
    var photo =
        taken == null
            ? null
            : new AssetProof.Photo(
                India.dateOf(taken.toInstant()), place(row, "photo_lat", "photo_lon"));
    return new Counted(
        row.getInt("unit_id"),
        row.getInt("weight"),
        new AssetProof(
            row.getString("uid"),
            AssetStage.valueOf(row.getString("stage")),
            row.getObject("installed_on", LocalDate.class),
            place(row, "lat", "lon"),
            photo));
  }

  private static AssetProof.@Nullable Place place(ResultSet row, String lat, String lon)
      throws SQLException {
    return row.getObject(lat) == null || row.getObject(lon) == null
        ? null
        : new AssetProof.Place(row.getDouble(lat), row.getDouble(lon));
  }
}
