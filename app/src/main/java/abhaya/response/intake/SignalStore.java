package abhaya.response.intake;

import static abhaya.base.platform.Columns.bits;
import static abhaya.base.platform.Columns.bytes;
import static abhaya.base.platform.Columns.moments;
import static abhaya.base.platform.Columns.numbers;
import static abhaya.base.platform.Columns.texts;
import static abhaya.base.platform.Columns.wholes;

import abhaya.response.signal.CallHistory;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Location;
import abhaya.response.signal.Reading;
import abhaya.response.signal.Remark;
import abhaya.response.signal.Signal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /// One signal to be written, under the handle of its origin.
  record Row(Origin origin, Signal signal, Set<String> flags) {
    static Row of(Origin origin, Reading reading, List<String> moreFlags) {
      var flags = new TreeSet<>(moreFlags);
      for (Remark remark : reading.remarks()) flags.add(remark.flag().name());
      return new Row(origin, reading.signal(), flags);
    }
  }

  /// A row and the number it has got.
  record Written(long id, Row row) {
    Signal signal() {
      return row.signal();
    }

    private Arrived arrived() {
      return row.origin().arrived();
    }
  }

  /// The digests of the signals that are there, by their handles.
  Map<String, String> digests(List<String> handles) {
    var found = new HashMap<String, String>();
    jdbc.sql(
            """
            select s.handle, o.digest
              from intake.signal s
              join intake.original o on o.signal_id = s.id
             where s.handle = any (:handles)
            """)
        .param("handles", handles.toArray(String[]::new))
        .query(row -> {
          found.put(row.getString("handle"), row.getString("digest"));
        });
    return found;
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

  /// Writes signals, bytes, callers and places, each table with one statement however many they are.
  ///
  /// @param rows of different handles
  /// @return those that were not there, in their order
  List<Written> insert(List<Row> rows) {
    var written = insertSignals(rows);
    if (written.isEmpty()) return written;
    insertOriginals(written);
    insertCallers(written);
    insertLocations(written);
    insertNotDistress(written);
    return written;
  }

  /// What cannot be read into the tables is kept with its bytes alone, for a person.
  void insertBare(Row row) {
    var written = insertSignals(List.of(row));
    if (!written.isEmpty()) insertOriginals(written);
  }

  private List<Written> insertSignals(List<Row> rows) {
    var ids = new HashMap<String, Long>();
    var histories = rows.stream().map(row -> JoinStore.historyOf(row.signal())).toList();
    jdbc.sql(
            """
            insert into intake.signal (handle, reference, journal_no, channel, meaning, received_at,
                                       happened_at, client, language, call, answered, over, call_back,
                                       keyed, flags)
            select handle, reference, journal_no, channel, meaning,
                   timestamptz 'epoch' + received_at * interval '1 microsecond',
                   timestamptz 'epoch' + happened_at * interval '1 microsecond',
                   client, language, call, answered, over, call_back, keyed,
                   string_to_array(flags, ',')
              from unnest(:handles::text[], :references::text[], :journalNos::bigint[],
                          :channels::text[], :meanings::text[], :received::bigint[],
                          :happened::bigint[], :clients::text[], :languages::text[],
                          :calls::text[], :answered::boolean[], :over::boolean[],
                          :callBack::boolean[], :keyed::boolean[], :flags::text[])
                   with ordinality
                   as row (handle, reference, journal_no, channel, meaning, received_at, happened_at,
                           client, language, call, answered, over, call_back, keyed, flags, place)
             order by place
            on conflict (handle) do nothing
            returning id, handle
            """)
        .param("handles", texts(rows, row -> row.origin().handle()))
        .param("references", texts(rows, row -> KeyMemory.referenceOf(row.origin().handle())))
        .param("journalNos", wholes(rows, row -> row.origin().journalNo()))
        .param("channels", texts(rows, row -> row.signal().channel().name()))
        .param("meanings", texts(rows, row -> row.signal().meaning().name()))
        .param("received", moments(rows, row -> row.signal().receivedAt()))
        .param("happened", moments(rows, row -> row.signal().at()))
        .param("clients", texts(rows, row -> row.origin().arrived().client()))
        .param("languages", texts(rows, row -> row.signal().language()))
        .param("calls", texts(rows, row -> callOf(row.signal())))
        .param("answered", bits(histories, history -> history.answeredAt() != null))
        .param("over", bits(histories, history -> history.overAt() != null))
        .param("callBack", bits(histories, CallHistory::needsCallBack))
        .param("keyed", bits(histories, CallHistory::keyed))
        .param("flags", texts(rows, row -> String.join(",", row.flags())))
        .query(row -> {
          ids.put(row.getString("handle"), row.getLong("id"));
        });
    var written = new ArrayList<Written>();
    for (var row : rows) {
      var id = ids.get(row.origin().handle());
      if (id != null) written.add(new Written(id, row));
    }
    return written;
  }

  private static @Nullable String callOf(Signal signal) {
    return signal.channel() == Channel.VOICE ? signal.fact("call").orElse(null) : null;
  }

  private void insertOriginals(List<Written> rows) {
    jdbc.sql(
            """
            insert into intake.original (signal_id, media, digest, bytes)
            select * from unnest(:ids::bigint[], :medias::text[], :digests::text[], :bytes::bytea[])
            """)
        .param("ids", wholes(rows, Written::id))
        .param("medias", texts(rows, row -> row.arrived().media().replace("\0", "")))
        .param("digests", texts(rows, row -> row.arrived().original().digest()))
        .param("bytes", bytes(rows, row -> row.arrived().original().bytes()))
        .update();
  }

  private void insertCallers(List<Written> rows) {
    jdbc.sql(
            """
            insert into intake.caller (signal_id, number, device, words, facts)
            select id, number, device, words, facts::jsonb
              from unnest(:ids::bigint[], :numbers::text[], :devices::text[], :words::text[],
                          :facts::text[])
                   as row (id, number, device, words, facts)
            """)
        .param("ids", wholes(rows, Written::id))
        .param("numbers", texts(rows, row -> numberOf(row.signal())))
        .param("devices", texts(rows, row -> row.signal().device()))
        .param("words", texts(rows, row -> row.signal().text()))
        .param("facts", texts(rows, row -> json.writeValueAsString(row.signal().facts())))
        .update();
  }

  private static @Nullable String numberOf(Signal signal) {
    var number = signal.number();
    return number == null ? null : number.e164();
  }

  /// A place and whose it is.
  private record Placed(long id, Location location) {}

  private void insertLocations(List<Written> rows) {
    var placed =
        rows.stream()
            .flatMap(row -> row.signal().locations().stream().map(one -> new Placed(row.id(), one)))
            .toList();
    if (placed.isEmpty()) return;
    jdbc.sql(
            """
            insert into intake.location (signal_id, lat, lon, radius_metres, confidence_percent,
                                         method, source, fixed_at, received_at, altitude_metres,
                                         vertical_metres)
            select id, lat, lon, radius, confidence, method, source,
                   timestamptz 'epoch' + fixed_at * interval '1 microsecond',
                   timestamptz 'epoch' + received_at * interval '1 microsecond', altitude, vertical
              from unnest(:ids::bigint[], :lats::float8[], :lons::float8[], :radii::float8[],
                          :confidences::bigint[], :methods::text[], :sources::text[],
                          :fixed::bigint[], :received::bigint[], :altitudes::float8[],
                          :verticals::float8[])
                   with ordinality
                   as row (id, lat, lon, radius, confidence, method, source, fixed_at, received_at,
                           altitude, vertical, place)
             order by place
            """)
        .param("ids", wholes(placed, Placed::id))
        .param("lats", numbers(placed, one -> one.location().point().lat()))
        .param("lons", numbers(placed, one -> one.location().point().lon()))
        .param("radii", numbers(placed, one -> one.location().radiusMetres()))
        .param("confidences", wholes(placed, one -> whole(one.location().confidencePercent())))
        .param("methods", texts(placed, one -> one.location().method().name()))
        .param("sources", texts(placed, one -> one.location().source().name()))
        .param("fixed", moments(placed, one -> one.location().fixedAt()))
        .param("received", moments(placed, one -> one.location().receivedAt()))
        .param("altitudes", numbers(placed, one -> one.location().altitudeMetres()))
        .param("verticals", numbers(placed, one -> one.location().verticalMetres()))
        .update();
  }

  private static @Nullable Long whole(@Nullable Integer number) {
    return number == null ? null : Long.valueOf(number);
  }

  /// Nobody waits behind a position or a receipt.
  private void insertNotDistress(List<Written> rows) {
    var others = rows.stream().filter(row -> !row.signal().meaning().isDistress()).toList();
    if (others.isEmpty()) return;
    jdbc.sql(
            """
            insert into intake.disposition (signal_id, outcome, decided_by)
            select id, 'NOT_DISTRESS', 'program' from unnest(:ids::bigint[]) as row (id)
            """)
        .param("ids", wholes(others, Written::id))
        .update();
  }
}
