package abhaya.response.intake;

import abhaya.response.signal.Channel;
import abhaya.response.signal.Location;
import abhaya.response.signal.Reading;
import abhaya.response.signal.Remark;
import abhaya.response.signal.Signal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// SQL of signals on their way in. The caller brings transaction and context.
@Component
class SignalStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  SignalStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// What the row is called, and where in the journal it came from.
  record Origin(String handle, long journalNo, Arrived arrived) {}

  /// The digest of the signal of this handle; empty where there is none.
  Optional<String> digest(String handle) {
    return jdbc.sql(
            """
            select o.digest
              from intake.signal s
              join intake.original o on o.signal_id = s.id
             where s.handle = :handle
            """)
        .param("handle", handle)
        .query(String.class)
        .optional();
  }

  /// The answers given last, oldest first.
  List<KnownKey> lastKeys(int count) {
    return jdbc.sql(
            """
            select s.handle, o.digest, s.received_at
              from (select id, handle, received_at from intake.signal
                     order by received_at desc limit :count) as s
              join intake.original o on o.signal_id = s.id
             order by s.received_at
            """)
        .param("count", count)
        .query((row, number) ->
            new KnownKey(
                row.getString("handle"),
                row.getString("digest"),
                row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  record KnownKey(String handle, String digest, Instant receivedAt) {}

  /// Writes signal, bytes, caller and places.
  ///
  /// @return the row's number; empty if the handle is there already
  Optional<Long> insert(Origin origin, Reading reading, List<String> moreFlags) {
    var signal = reading.signal();
    var flags = new TreeSet<>(moreFlags);
    for (Remark remark : reading.remarks()) flags.add(remark.flag().name());
    var id = insertSignal(origin, signal, flags.toArray(String[]::new));
    if (id.isEmpty()) return id;
    insertOriginal(id.get(), origin.arrived());
    insertCaller(id.get(), signal);
    for (var location : signal.locations()) insertLocation(id.get(), location);
    if (!signal.meaning().isDistress()) insertNotDistress(id.get());
    return id;
  }

  /// What cannot be read into the tables is kept bare, with its bytes, for a person.
  Optional<Long> insertBare(Origin origin, Signal bare, String flag) {
    var id = insertSignal(origin, bare, new String[] {flag});
    id.ifPresent(found -> insertOriginal(found, origin.arrived()));
    return id;
  }

  private Optional<Long> insertSignal(Origin origin, Signal signal, String[] flags) {
    var history = JoinStore.historyOf(signal);
    return jdbc.sql(
            """
            insert into intake.signal (handle, reference, journal_no, channel, meaning, received_at,
                                       happened_at, client, language, call, answered, over, call_back,
                                       keyed, flags)
            values (:handle, :reference, :journalNo, :channel, :meaning, :receivedAt,
                    :happenedAt, :client, :language, :call, :answered, :over, :callBack,
                    :keyed, :flags)
            on conflict (handle) do nothing
            returning id
            """)
        .param("handle", origin.handle())
        .param("reference", KeyMemory.referenceOf(origin.handle()))
        .param("journalNo", origin.journalNo())
        .param("channel", signal.channel().name())
        .param("meaning", signal.meaning().name())
        .param("receivedAt", at(signal.receivedAt()))
        .param("happenedAt", at(signal.at()))
        .param("client", origin.arrived().client())
        .param("language", signal.language())
        .param("call", signal.channel() == Channel.VOICE ? signal.fact("call").orElse(null) : null)
        .param("answered", history.answeredAt() != null)
        .param("over", history.overAt() != null)
        .param("callBack", history.needsCallBack())
        .param("keyed", history.keyed())
        .param("flags", flags)
        .query(Long.class)
        .optional();
  }

  private void insertOriginal(long id, Arrived arrived) {
    jdbc.sql(
            """
            insert into intake.original (signal_id, media, digest, bytes)
            values (:id, :media, :digest, :bytes)
            """)
        .param("id", id)
        .param("media", arrived.media().replace("\0", ""))
        .param("digest", arrived.original().digest())
        .param("bytes", arrived.original().bytes())
        .update();
  }

  private void insertCaller(long id, Signal signal) {
    var number = signal.number();
    jdbc.sql(
            """
            insert into intake.caller (signal_id, number, device, words, facts)
            values (:id, :number, :device, :words, :facts::jsonb)
            """)
        .param("id", id)
        .param("number", number == null ? null : number.e164())
        .param("device", signal.device())
        .param("words", signal.text())
        .param("facts", json.writeValueAsString(signal.facts()))
        .update();
  }

  private void insertLocation(long id, Location location) {
    jdbc.sql(
            """
            insert into intake.location (signal_id, lat, lon, radius_metres, confidence_percent,
                                         method, source, fixed_at, received_at, altitude_metres,
                                         vertical_metres)
            values (:id, :lat, :lon, :radius, :confidence, :method, :source, :fixedAt, :receivedAt,
                    :altitude, :vertical)
            """)
        .param("id", id)
        .param("lat", location.point().lat())
        .param("lon", location.point().lon())
        .param("radius", location.radiusMetres())
        .param("confidence", location.confidencePercent())
        .param("method", location.method().name())
        .param("source", location.source().name())
        .param("fixedAt", at(location.fixedAt()))
        .param("receivedAt", at(location.receivedAt()))
        .param("altitude", location.altitudeMetres())
        .param("vertical", location.verticalMetres())
        .update();
  }

  /// Nobody waits behind a position or a receipt.
  private void insertNotDistress(long id) {
    jdbc.sql(
            """
            insert into intake.disposition (signal_id, outcome, decided_by)
            values (:id, 'NOT_DISTRESS', 'program')
            """)
        .param("id", id)
        .update();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
