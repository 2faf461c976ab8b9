package abhaya.safecity.asset;

import abhaya.base.access.Scope;
import abhaya.safecity.measure.StaffedHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Things for pages. Which rows exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
class AssetQueries {
  private static final int LINES_MAX = 12;
  private static final int ROSTER_DAYS = 3;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AssetQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// What a list shows of a thing beside how it stands.
  record Line(
      long id,
      String name,
      String serialNo,
      String ward,
      String owner,
      String stage,
      @Nullable LocalDate installedOn,
      boolean photographed) {}

  /// The lines of things the reader may see, by their numbers.
  Map<Long, Line> lines(Scope scope, List<Long> ids) {
    var lines = new HashMap<Long, Line>();
    jdbc.sql(
            """
            select a.id, a.name, a.serial_no, a.ward, a.owner, a.stage, a.installed_on,
                   exists (select from asset.photo p where p.asset_id = a.id) as photographed
              from asset.asset a
             where a.id = any (:ids)
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, number) ->
            lines.put(
                row.getLong("id"),
                new Line(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("serial_no"),
                    row.getString("ward"),
                    row.getString("owner"),
                    row.getString("stage"),
                    row.getObject("installed_on", LocalDate.class),
                    row.getBoolean("photographed"))))
        .list();
    return lines;
  }

  /// The number of a thing by its handle, if the reader may see it.
  Optional<Long> find(Scope scope, String handle) {
    if (!handle.matches("[0-9a-f-]{36}")) return Optional.empty();
    return jdbc.sql("select id from asset.asset where handle = :handle::uuid")
        .param("handle", handle)
        .query(Long.class)
        .optional();
  }

  /// All of one thing.
  AssetFile get(Scope scope, long id, LocalDate from) {
    return new AssetFile(
        head(id),
        fields(id),
        funding(id),
        photos(id),
        moves(id),
        tickets(id),
        trips(id),
        care(id),
        days(id, from));
  }

  /// Contract and warranty of one thing.
  Agreement.Papers.Values papers(Scope scope, long id) {
    var head = head(id);
    return new Agreement.Papers.Values(head.contract(), head.warrantyUntil(), head.careUntil());
  }

  private JdbcClient.StatementSpec of(long id, String sql) {
    return jdbc.sql(sql).param("id", id);
  }

  private AssetFile.Head head(long id) {
    return of(id, "select * from asset.asset where id = :id")
        .query((row, number) ->
            new AssetFile.Head(
                row.getString("name"),
                row.getString("serial_no"),
                row.getString("make"),
                row.getString("model"),
                row.getObject("accuracy_metres", Integer.class),
                row.getString("address"),
                row.getString("ward"),
                row.getString("owner"),
                row.getString("custodian"),
                row.getString("contract"),
                day(row, "warranty_until"),
                day(row, "care_until"),
                row.getString("package"),
                row.getString("stage"),
                day(row, "installed_on"),
                day(row, "accepted_on")))
        .single();
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private Map<String, Object> fields(long id) {
    var text =
        of(id, "select fields::text from asset.asset where id = :id").query(String.class).single();
    var fields = new HashMap<String, Object>();
    for (var one : json.readTree(text).properties())
      fields.put(one.getKey(), one.getValue().asString());
    return fields;
  }

  private List<AssetFile.Funding> funding(long id) {
    return of(
            id,
            """
            select scheme, percent, order_no, entry::text as entry
              from asset.funding where asset_id = :id order by number
            """)
        .query((row, number) ->
            new AssetFile.Funding(
                row.getString("scheme"),
                row.getBigDecimal("percent"),
                row.getString("order_no"),
                row.getString("entry")))
        .list();
  }

  private List<AssetFile.Photo> photos(long id) {
    return of(
            id,
            """
            select p.handle::text as handle, p.taken_at, p.lat, p.lon, c.media
              from asset.photo p
              left join asset.picture c on c.photo_id = p.id
             where p.asset_id = :id
             order by p.taken_at desc
             limit 12
            """)
        .query((row, number) ->
            new AssetFile.Photo(
                row.getString("handle"),
                at(row, "taken_at"),
                row.getObject("lat", Double.class),
                row.getObject("lon", Double.class),
                row.getString("media")))
        .list();
  }

  /// A picture's bytes with their media type.
  record Picture(String media, ByteArrayResource content) {}

  Optional<Picture> picture(Scope scope, long asset, String handle) {
    if (!handle.matches("[0-9a-f-]{36}")) return Optional.empty();
    return of(
            asset,
            """
            select c.media, c.bytes from asset.photo p join asset.picture c on c.photo_id = p.id
             where p.asset_id = :id and p.handle = :handle::uuid
            """)
        .param("handle", handle)
        .query((row, number) ->
            new Picture(row.getString("media"), new ByteArrayResource(row.getBytes("bytes"))))
        .optional();
  }

  private List<AssetFile.Move> moves(long id) {
    return of(id, "select * from asset.move where asset_id = :id order by number desc limit 40")
        .query((row, number) ->
            new AssetFile.Move(
                row.getObject("moved_on", LocalDate.class),
                row.getDouble("lat"),
                row.getDouble("lon"),
                row.getString("address"),
                row.getString("reason")))
        .list();
  }

  private List<Ticket> tickets(long id) {
    return of(
            id, "select * from asset.ticket where asset_id = :id order by opened_at desc limit 40")
        .query((row, number) -> TicketStore.ticket(row))
        .list();
  }

  private List<AssetFile.Trip> trips(long id) {
    return of(
            id,
            """
            select *, cardinality(track) / 4 as points
              from asset.trip where asset_id = :id order by from_at desc limit 40
            """)
        .query((row, number) ->
            new AssetFile.Trip(
                at(row, "from_at"),
                at(row, "to_at"),
                row.getString("purpose"),
                row.getString("post"),
                row.getBigDecimal("km"),
                row.getString("permission"),
                row.getString("zone"),
                row.getInt("points")))
        .list();
  }

  private List<AssetFile.Care> care(long id) {
    return of(
            id,
            """
            select handle::text as handle, what, every_days, next_on, remind_days
              from asset.care where asset_id = :id order by next_on
            """)
        .query((row, number) ->
            new AssetFile.Care(
                row.getString("handle"),
                row.getString("what"),
                row.getInt("every_days"),
                row.getObject("next_on", LocalDate.class),
                row.getInt("remind_days")))
        .list();
  }

  private List<AssetFile.Day> days(long id, LocalDate from) {
    return of(
            id,
            """
            select day, agreed, maintenance, forgiven, down, view_down, night_due, night_down
              from asset.day_sum where asset_id = :id and day >= :from order by day
            """)
        .param("from", from)
        .query((row, number) ->
            new AssetFile.Day(row.getObject("day", LocalDate.class), MonthFigures.sum(row)))
        .list();
  }

  /// Roster and visits of a staffed place.
  record Staff(List<StaffedHours.Shift> shifts, List<StaffedHours.SpotCheck> visits) {}

  Staff staff(Scope scope, long id, Instant from, Instant to) {
    var shifts =
        of(
                id,
                """
                select from_at, to_at, woman, trained from asset.shift
                 where asset_id = :id and to_at > :from and from_at < :to order by from_at
                """)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("to", to.atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                new StaffedHours.Shift(
                    new abhaya.safecity.measure.Span(at(row, "from_at"), at(row, "to_at")),
                    row.getBoolean("woman"),
                    row.getBoolean("trained")))
            .list();
    var visits =
        of(
                id,
                "select at, found from asset.visit where asset_id = :id and at >= :from and at <"
                    + " :to order by at desc")
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("to", to.atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                new StaffedHours.SpotCheck(
                    at(row, "at"), StaffedHours.Found.valueOf(row.getString("found"))))
            .list();
    return new Staff(shifts, visits);
  }

  /// One line of a roster.
  record Rostered(Instant from, Instant to, String post, boolean woman, boolean trained) {}

  /// Who sits there now and in the days to come.
  List<Rostered> roster(Scope scope, long id, Instant now) {
    return of(
            id,
            """
            select from_at, to_at, post, woman, trained from asset.shift
             where asset_id = :id and to_at > :from and from_at < :to order by from_at, post
             limit 60
            """)
        .param("from", now.atOffset(ZoneOffset.UTC))
        .param("to", now.plus(java.time.Duration.ofDays(ROSTER_DAYS)).atOffset(ZoneOffset.UTC))
        .query((row, number) ->
            new Rostered(
                at(row, "from_at"),
                at(row, "to_at"),
                row.getString("post"),
                row.getBoolean("woman"),
                row.getBoolean("trained")))
        .list();
  }

  /// How many staffed places have a trained woman on the roster now, by city.
  Map<String, int[]> staffedNow(Scope scope, Instant now) {
    var counts = new HashMap<String, int[]>();
    jdbc.sql(
            """
            select a.city, count(*) as places,
                   count(*) filter (where exists (
                     select from asset.shift s
                      where s.asset_id = a.id and s.from_at <= :now and s.to_at > :now
                        and s.woman and s.trained)) as staffed
              from asset.asset a
              join asset.kind k on k.code = a.kind
             where k.staffed and a.stage in ('INSTALLED','ACCEPTED','COMMISSIONED')
             group by a.city
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, number) ->
            counts.put(
                row.getString("city"), new int[] {row.getInt("staffed"), row.getInt("places")}))
        .list();
    return counts;
  }

  /// Feeds that fell silent as a whole, by city, since when and with how many devices.
  record FeedSilence(String city, Instant since, int devices) {}

  List<FeedSilence> feedSilences(Scope scope) {
    return jdbc.sql("select city, since_at, devices from asset.feed_silence where ended_at is null")
        .query((row, number) ->
            new FeedSilence(row.getString("city"), at(row, "since_at"), row.getInt("devices")))
        .list();
  }

  /// Care that is due or will be within its days of reminder, the most overdue first.
  record DueCare(String handle, long asset, String what, LocalDate nextOn) {}

  List<DueCare> dueCare(Scope scope, LocalDate today) {
    return jdbc.sql(
            """
            select handle::text as handle, asset_id, what, next_on from asset.care
             where next_on <= :today::date + remind_days order by next_on limit :limit
            """)
        .param("today", today)
        .param("limit", LINES_MAX)
        .query((row, number) ->
            new DueCare(
                row.getString("handle"),
                row.getLong("asset_id"),
                row.getString("what"),
                row.getObject("next_on", LocalDate.class)))
        .list();
  }
}
