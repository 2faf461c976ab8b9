package abhaya.safecity.asset;

import abhaya.base.geo.Point;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that lays an invented past behind invented things: photographs, standing, sums of days,
/// faults, rosters, visits. Made in the database from the numbers of the things, so that the same
/// things have the same past. The caller brings transaction and context.
@Repository
public class AssetPastStore {
  private final JdbcClient jdbc;
  private final TermsStore known;

  AssetPastStore(JdbcClient jdbc, TermsStore known) {
    this.jdbc = jdbc;
    this.known = known;
  }

  /// Whether nothing has been entered yet.
  public boolean isEmpty() {
    return jdbc.sql("select not exists (select from asset.asset)").query(Boolean.class).single();
  }

  /// The things that were silent when last looked at.
  public Set<Long> silent() {
    return new HashSet<>(
        jdbc.sql("select asset_id from asset.ticket where origin = 'SILENT' and state <> 'CLOSED'")
            .query((row, number) -> row.getLong("asset_id"))
            .list());
  }

  /// A lamp that stands somewhere and has a number on its pole.
  ///
  /// @param silent when last looked at
  public record Lamp(Point place, String pole, boolean silent) {}

  /// The lamps of a city, by their numbers.
  public List<Lamp> lamps(String city) {
    return jdbc.sql(
            """
            select a.lat, a.lon, a.fields ->> 'poleNo' as pole,
                   exists (select from asset.ticket t
                            where t.asset_id = a.id and t.origin = 'SILENT'
                              and t.state <> 'CLOSED') as silent
              from asset.asset a
             where a.city = :city and a.kind in ('LIGHT', 'SMART_POLE') and a.lat is not null
               and a.fields ->> 'poleNo' <> ''
               and a.stage in ('INSTALLED','ACCEPTED','COMMISSIONED')
             order by a.id
            """)
        .param("city", city)
        .query((row, number) ->
            new Lamp(
                new Point(row.getDouble("lat"), row.getDouble("lon")),
                row.getString("pole"),
                row.getBoolean("silent")))
        .list();
  }

  /// Everything at once.
  ///
  /// @param works hundredths of a city's devices that work, by city
  public void lay(Instant now, LocalDate today, int days, String[] cities, Integer[] works) {
    photos();
    standing(now, cities, works);
    sums(today, days);
    faults(now);
    rosters(today, now);
    care(today);
    trips(now);
    terms();
    jdbc.sql("analyze asset.asset").update();
  }

  /// What two cities agreed about their cameras; the others live by usual values.
  private void terms() {
    jdbc.sql(
            """
            insert into asset.agreed_terms (city, unit_id, contract, kind, number, valid_from,
                   target_percent, from_minute, to_minute, forgiven, slabs, fix_hours, silent_minutes,
                   source, reason, by_person, entered_at)
            select distinct on (a.city) a.city, a.unit_id, a.contract, a.kind, 1, date '2021-04-01',
                   98.5, 0, 1440, '{POWER_CUT}'::text[], '{{98.5,2},{96,5},{92,10}}'::numeric[],
                   24, 5, a.contract || ', schedule C', 'Agreement signed', 0,
                   timestamptz '2021-04-09 11:20+05:30'
              from asset.asset a
             where a.city in ('BLR', 'CHN') and a.kind = 'CAMERA' and a.contract <> ''
            """)
        .update();
    known.forget();
  }

  private void photos() {
    jdbc.sql(
            """
            insert into asset.photo (asset_id, unit_id, taken_at, lat, lon, accuracy_metres,
                                     by_person)
            select id, unit_id, installed_on + interval '3 days 11 hours', lat + 0.00004,
                   lon - 0.00003, 6, 0
              from asset.asset
             where stage in ('ACCEPTED','COMMISSIONED') and lat is not null
            """)
        .update();
  }

  /// A device that does not work is silent, shows no picture, or its gateway says it is down.
  private void standing(Instant now, String[] cities, Integer[] works) {
    jdbc.sql(
            """
            with drawn as (
              select a.id, a.unit_id, a.installed_on, a.beat_minutes, k.seen, w.works,
                     abs(hashint8(a.id) % 100) as luck, abs(hashint8(a.id + 7000000) % 100) as how,
                     abs(hashint8(a.id + 9000000) % 1000) as more
                from asset.asset a
                join asset.kind k on k.code = a.kind
                join unnest(:cities::text[], :works::int[]) as w (city, works) on w.city = a.city
               where k.measured and a.stage in ('INSTALLED','ACCEPTED','COMMISSIONED')
                 and a.installed_on < (:now::timestamptz at time zone 'Asia/Kolkata')::date),
            told as (
              select *, luck >= works as bad,
                     case when luck < works or how >= 55
                          then :now::timestamptz
                               - make_interval(secs => more * beat_minutes * 60 / 1000.0)
                          else :now::timestamptz
                               - make_interval(hours => (2 + more % 700)::int) end as heard_at
                from drawn)
            insert into asset.standing (asset_id, unit_id, first_at, last_at, got_at, alive_at,
                   status, flags, picture_at, picture_ok, night_at, night_ok)
            select id, unit_id, installed_on::timestamp at time zone 'Asia/Kolkata', heard_at,
                   heard_at,
                   case when bad and how >= 85 then heard_at - make_interval(hours => (5 + more % 200)::int)
                        else heard_at end,
                   case when bad and how >= 85 then 2 when how % 23 = 0 and not bad then 1 else 0 end,
                   case when more % 211 = 0 then 2 else 0 end,
                   case when seen then heard_at end,
                   case when seen then not (bad and how between 55 and 84) end,
                   case when seen then heard_at end,
                   case when seen then not bad and more % 14 <> 0 end
              from told
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("cities", cities)
        .param("works", works)
        .update();
  }

  private void sums(LocalDate today, int days) {
    jdbc.sql(
            """
            with thing as (
              select s.asset_id, s.unit_id, k.seen, s.picture_ok, s.night_ok,
                     (s.alive_at at time zone 'Asia/Kolkata')::date as alive_on,
                     extract(epoch from (t.open_to - t.open_from))::int as agreed
                from asset.standing s
                join asset.asset a on a.id = s.asset_id
                join asset.kind k on k.code = a.kind
                join asset.terms t on t.kind = a.kind and t.contract = ''),
            drawn as (
              select thing.*, :today::date - n as day,
                     abs(hashint8(asset_id * 64 + n) % 1000) as r,
                     abs(hashint8(asset_id * 64 + n + 3000000000) % 1000) as q
                from thing, generate_series(1, :days) as n),
            cut as (
              select *, case when r = 500 then 7200 else 0 end as maintenance,
                     case when r = 501 or r = 502 then agreed / 3 else 0 end as forgiven
                from drawn),
            lost as (
              select *, case when day > alive_on then agreed - maintenance - forgiven
                             when day = alive_on then (agreed - maintenance - forgiven) / 2
                             when r < 25 then (agreed - maintenance - forgiven) * q / 1500
                             when r < 160 then least(q * 4, agreed / 4)
                             else 0 end as down
                from cut)
            insert into asset.day_sum (asset_id, day, unit_id, agreed, maintenance, forgiven, down,
                                       view_down, night_due, night_down)
            select asset_id, day, unit_id, agreed, maintenance, forgiven, down,
                   case when seen then least(agreed - maintenance - forgiven,
                        down + case when not picture_ok and day > :today::date - (4 + asset_id % 17)::int
                                    then agreed when q < 90 then q * 60 else 0 end) end,
                   case when seen then least(32400, agreed) end,
                   case when seen then case when day > alive_on then least(32400, agreed)
                                            when not night_ok then 18000 + q * 12
                                            when q < 60 then q * 90 else 0 end end
              from lost
            """)
        .param("today", today)
        .param("days", days)
        .update();
  }

  private void faults(Instant now) {
    jdbc.sql(
            """
            insert into asset.ticket (asset_id, unit_id, opened_at, origin, state, cause, evidence,
                                      assigned_to, repair_at)
            select s.asset_id, s.unit_id, s.alive_at + interval '6 minutes', 'SILENT',
                   case when n % 5 = 0 then 'ASSIGNED' when n % 5 < 3 then 'ACKNOWLEDGED'
                        else 'OPEN' end,
                   case when n % 5 = 0 then (array['FAULT','NETWORK','POWER_CUT','VANDALISM',
                                                   'ROAD_WORK'])[1 + n / 5 % 5]
                        else 'UNKNOWN' end,
                   case when n % 25 = 15 then 'Police report ' || n else '' end,
                   case when n % 5 = 0 then 'System integrator, field team ' || 1 + n / 5 % 6
                        else '' end,
                   case when n % 5 = 0 then s.alive_at + interval '3 hours' end
              from (select *, abs(hashint8(asset_id + 11000000) % 100000)::int as n
                      from asset.standing) s
             where s.alive_at < :now::timestamptz - interval '100 minutes' and s.status <> 2
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into asset.ticket (asset_id, unit_id, opened_at, origin, state, cause, evidence,
                                      assigned_to, repair_at, restored_at, closed_at)
            select s.asset_id, s.unit_id, s.at, 'SILENT', 'CLOSED',
                   (array['FAULT','NETWORK','POWER_CUT','FAULT','NETWORK'])[1 + n % 5], '',
                   'System integrator, field team ' || 1 + n % 6, s.at + interval '40 minutes',
                   s.at + make_interval(mins => 90 + n % 1400),
                   s.at + make_interval(mins => 95 + n % 1400)
              from (select asset_id, unit_id, abs(hashint8(asset_id + 13000000) % 100000)::int as n,
                           :now::timestamptz - make_interval(
                             hours => 30 + (abs(hashint8(asset_id + 17000000) % 650))::int) as at
                      from asset.standing) s
             where s.n % 12 = 0
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Three shifts a day; now and then nobody trained, no woman, or nobody.
  private void rosters(LocalDate today, Instant now) {
    jdbc.sql(
            """
            insert into asset.shift (asset_id, unit_id, from_at, to_at, post, woman, trained)
            select a.id, a.unit_id, (d.day + t.from_time) at time zone 'Asia/Kolkata',
                   (d.day + t.from_time) at time zone 'Asia/Kolkata' + interval '8 hours',
                   t.post, n % 9 <> 0, n % 7 <> 0
              from asset.asset a
              join asset.kind k on k.code = a.kind
              cross join (select :today::date + g as day from generate_series(-35, 7) as g) d
              cross join (values (time '06:00', 'Sub-inspector'), (time '14:00', 'Head constable'),
                                 (time '22:00', 'Constable')) as t (from_time, post)
              cross join lateral (select abs(hashint8(a.id * 1000 + extract(doy from d.day)::int * 3
                                   + extract(hour from t.from_time)::int)) % 1000 as n) h
             where k.staffed and a.stage in ('INSTALLED','ACCEPTED','COMMISSIONED') and n % 17 <> 0
            """)
        .param("today", today)
        .update();
    jdbc.sql(
            """
            insert into asset.visit (asset_id, unit_id, at, found, by_person)
            select a.id, a.unit_id,
                   ((:now::timestamptz at time zone 'Asia/Kolkata')::date
                    - (g * 4 - 2 + n % 3)::int + o.opens
                    + make_interval(mins => (10 + n % greatest(o.minutes - 20, 60))::int))
                   at time zone 'Asia/Kolkata',
                   (array['STAFFED','STAFFED','STAFFED','STAFFED','NO_TRAINED_WOMAN','STAFFED',
                          'LOCKED','EMPTY'])[1 + (n / 40 + g) % 8], 0
              from asset.asset a
              join asset.kind k on k.code = a.kind
              cross join generate_series(1, 6) as g
              cross join lateral (select abs(hashint8(a.id * 16 + g)) % 100000 as n) h
              cross join lateral (select
                coalesce(nullif(split_part(a.fields ->> 'hours', '-', 1), ''), '00:00')::time as opens,
                coalesce(nullif(split_part(a.fields ->> 'hours', '-', 2), ''), '23:59')::time as closes) t
              cross join lateral (select
                t.opens, (extract(epoch from t.closes - t.opens) / 60)::int as minutes) o
             where k.staffed and a.stage in ('INSTALLED','ACCEPTED','COMMISSIONED')
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void care(LocalDate today) {
    jdbc.sql(
            """
            insert into asset.care (asset_id, unit_id, what, every_days, next_on, paper)
            select a.id, a.unit_id,
                   case a.kind when 'CAMERA' then 'Clean lens and housing'
                               when 'CALL_BOX' then 'Test call to the control room'
                               else 'Yearly inspection' end,
                   case a.kind when 'CAMERA' then 90 when 'CALL_BOX' then 30 else 365 end,
                   :today::date - 12 + (abs(hashint8(a.id)) % 60)::int, ''
              from asset.asset a
             where a.stage in ('ACCEPTED','COMMISSIONED')
               and (a.id % 40 = 0 and a.kind = 'CAMERA' or a.kind in ('CALL_BOX','DRONE'))
            """)
        .param("today", today)
        .update();
  }

  private void trips(Instant now) {
    jdbc.sql(
            """
            insert into asset.trip (asset_id, unit_id, from_at, to_at, purpose, post, km, permission,
                                    zone, by_person)
            select a.id, a.unit_id,
                   :now::timestamptz - make_interval(hours => (g * 11 + n % 9)::int),
                   :now::timestamptz - make_interval(hours => (g * 11 + n % 9 - 4)::int),
                   case when a.kind = 'DRONE' then 'Watch over a procession route'
                        else (array['Beat patrol','School gate duty','Escort of a complainant',
                                    'Court duty','Beat patrol'])[1 + n % 5] end,
                   'Sub-inspector', case when a.kind = 'DRONE' then null else 14 + n % 60 end,
                   case when a.kind = 'DRONE' then 'PERM-' || n else '' end,
                   case when a.kind = 'DRONE' then (array['GREEN','GREEN','YELLOW'])[1 + n % 3]
                        else '' end, 0
              from asset.asset a
              cross join generate_series(1, 4) as g
              cross join lateral (select (abs(hashint8(a.id * 8 + g)) % 9000)::int as n) h
             where a.kind in ('VEHICLE','DRONE') and a.stage in ('INSTALLED','ACCEPTED','COMMISSIONED')
               and a.id % 3 = 0
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
