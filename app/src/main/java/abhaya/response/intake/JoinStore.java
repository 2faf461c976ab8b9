package abhaya.response.intake;

import abhaya.response.signal.CallEvent;
import abhaya.response.signal.CallHistory;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Meaning;
import abhaya.response.signal.PanicBook;
import abhaya.response.signal.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL that makes parts of one cry for help one row of the queue. The caller brings transaction and
/// context.
///
/// The events of one call are one row. A location message joins the call or the panic signal of its
/// number within five minutes. The presses of one device are one row while it is open. Panic signals
/// of two people's phones are never joined.
@Component
class JoinStore {
  private final JdbcClient jdbc;

  JoinStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a signal is of: of two at once that are of the same, neither would see the other.
  static List<String> namesOf(Signal signal) {
    var names = new ArrayList<String>();
    if (signal.channel() == Channel.VOICE) signal.fact("call").ifPresent(it -> names.add("c" + it));
    var device = signal.device();
    if (isDevice(signal.channel()) && device != null) names.add("d" + device);
    var number = signal.number();
    if (number != null) names.add("n" + number.e164());
    return names;
  }

  /// Of one name after the other, whichever machine carries them in. The caller asks before anything
  /// else of the transaction, and once, as two that ask for each other's names would wait for ever.
  void inTurn(List<String> names) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(8116, part)::text
              from (select distinct hashtext(w) as part
                      from unnest(:names::text[]) as w order by 1) as parts
            """)
        .param("names", names.toArray(String[]::new))
        .query()
        .listOfRows();
  }

  /// Joins what came to what was there, in the order in which it came.
  void join(List<SignalStore.Written> written) {
    var drawing = drawing(written.stream().map(SignalStore.Written::id).toList());
    for (var one : written) join(one.id(), one.signal(), drawing.contains(one.id()));
  }

  private void join(long id, Signal signal, boolean draws) {
    var call = signal.channel() == Channel.VOICE ? signal.fact("call") : Optional.<String>empty();
    if (call.isPresent()) joinCall(id);
    var device = signal.device();
    if (isDevice(signal.channel()) && device != null) joinPress(id, signal, device);
    if (signal.number() != null && signal.meaning() == Meaning.LOCATION) joinLocation(id);
    if (draws) drawLocations(id);
  }

  private static boolean isDevice(Channel channel) {
    return channel == Channel.VEHICLE || channel == Channel.POSITION || channel == Channel.IOT;
  }

  /// What this one message tells of its call.
  static CallHistory historyOf(Signal signal) {
    if (signal.channel() != Channel.VOICE) return CallHistory.of(List.of());
    var event = signal.fact("event").orElse(null);
    var digits = signal.fact("digits").orElse(null);
    return CallHistory.of(CallEvent.all("", event, digits, signal.happenedAt()));
  }

  /// Whichever event came first leads; what became of the call is worked out from all of them.
  private void joinCall(long id) {
    jdbc.sql(
            """
            with mine as (select id, call, received_at from intake.signal where id = :id),
                 first as (select s.id from intake.signal s, mine m
                            where s.call = m.call and s.id < m.id and s.lead_id is null
                              and s.received_at > m.received_at - interval '12 hours'
                            order by s.id limit 1)
            update intake.signal s set lead_id = f.id from first f where s.id = :id
            """)
        .param("id", id)
        .update();
    var history =
        CallHistory.of(
            jdbc
                .sql(
                    """
                    select c.facts ->> 'event' as event, c.facts ->> 'digits' as digits,
                           coalesce(s.happened_at, s.received_at) as at
                      from intake.signal m
                      join intake.signal s on s.id = coalesce(m.lead_id, m.id)
                                           or s.lead_id = coalesce(m.lead_id, m.id)
                      join intake.caller c on c.signal_id = s.id
                     where m.id = :id and s.call = m.call
                    """)
                .param("id", id)
                .query((row, number) -> events(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList());
    jdbc.sql(
            """
            update intake.signal s
               set answered = :answered, over = :over, call_back = :callBack, keyed = :keyed
              from intake.signal m
             where m.id = :id and s.id = coalesce(m.lead_id, m.id)
            """)
        .param("id", id)
        .param("answered", history.answeredAt() != null)
        .param("over", history.overAt() != null)
        .param("callBack", history.needsCallBack())
        .param("keyed", history.keyed())
        .update();
  }

  private static List<CallEvent> events(ResultSet row) throws SQLException {
    var at = row.getObject("at", OffsetDateTime.class).toInstant();
    return CallEvent.all("", row.getString("event"), row.getString("digits"), at);
  }

  /// A later press of an open panic adds its place and time; a release proposes closure; one stored
  /// in the device from before the closure belongs to what is over.
  private void joinPress(long id, Signal signal, String device) {
    if (signal.meaning() != Meaning.PANIC && signal.meaning() != Meaning.PANIC_OVER) return;
    var last = lastPress(id, device).orElse(null);
    var verdict = PanicBook.judge(signal, last == null ? null : last.last());
    if (last == null || verdict == PanicBook.Verdict.OPENS) return;
    jdbc.sql("update intake.signal set lead_id = :lead where id = :id and lead_id is null")
        .param("lead", last.id())
        .param("id", id)
        .update();
  }

  private record Press(long id, PanicBook.Last last) {}

  private Optional<Press> lastPress(long id, String device) {
    return jdbc.sql(
            """
            select s.id, coalesce(s.happened_at, s.received_at) as pressed_at, d.decided_at
              from intake.caller c
              join intake.signal s on s.id = c.signal_id
              left join intake.disposition d on d.signal_id = s.id
             where c.device = :device
               and s.channel in ('VEHICLE','POSITION','IOT')
               and s.meaning = 'PANIC' and s.lead_id is null and s.id < :id
             order by s.id desc
             limit 1
            """)
        .param("device", device)
        .param("id", id)
        .query((row, number) ->
            new Press(
                row.getLong("id"),
                new PanicBook.Last(
                    row.getObject("pressed_at", OffsetDateTime.class).toInstant(),
                    instant(row.getObject("decided_at", OffsetDateTime.class)))))
        .optional();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private void joinLocation(long id) {
    jdbc.sql(
            """
            update intake.signal s
               set lead_id = (select coalesce(o.lead_id, o.id)
                                from intake.signal o
                                join intake.caller c on c.signal_id = o.id
                               where c.number = (select number from intake.caller
                                                  where signal_id = :id)
                                 and o.meaning in ('CALL','PANIC')
                                 and o.id < :id
                                 and o.received_at > s.received_at - interval '5 minutes'
                               order by o.received_at desc limit 1)
             where s.id = :id
            """)
        .param("id", id)
        .update();
  }

  /// Which of these calls and presses find location messages of their number that came before.
  private Set<Long> drawing(List<Long> ids) {
    var found =
        jdbc.sql(
                """
                select distinct m.id
                  from unnest(:ids::bigint[]) as given (id)
                  join intake.signal m on m.id = given.id and m.meaning in ('CALL','PANIC')
                  join intake.caller mc on mc.signal_id = m.id
                  join intake.caller c on c.number = mc.number
                  join intake.signal s on s.id = c.signal_id and s.id < m.id
                 where s.meaning = 'LOCATION' and s.lead_id is null
                   and s.received_at > m.received_at - interval '5 minutes'
                """)
            .param("ids", ids.toArray(Long[]::new))
            .query(Long.class)
            .list();
    return Set.copyOf(found);
  }

  private void drawLocations(long id) {
    jdbc.sql(
            """
            update intake.signal s
               set lead_id = m.id
              from intake.signal m
              join intake.caller mc on mc.signal_id = m.id
              join intake.caller c on c.number = mc.number
             where m.id = :id and m.lead_id is null and s.id = c.signal_id and s.id < m.id
               and s.meaning = 'LOCATION' and s.lead_id is null
               and s.received_at > m.received_at - interval '5 minutes'
               and not exists (select from intake.disposition d where d.signal_id = s.id)
            """)
        .param("id", id)
        .update();
  }
}
