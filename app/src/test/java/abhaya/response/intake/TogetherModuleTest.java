package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Records that come into the database with one commit, beside the same ones by one.
@ModuleTest
class TogetherModuleTest {
  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");
  private static final int RECORDS = 60;
  private static final List<Channel> CHANNELS = List.of(Channel.values());

  @Autowired SignalReplay replay;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void togetherTheyBecomeWhatTheyBecomeOneByOne(long seed) {
    var alone = records(seed, 2 * (int) seed);
    alone.forEach(one -> replay.take(one.number(), one.type(), one.body()));
    var together = records(seed, 2 * (int) seed + 1);
    assertThat(replay.tookTogether(together)).isTrue();

    var expected = rows(2 * (int) seed);
    assertThat(expected).hasSizeGreaterThan(RECORDS / 2).anyMatch(row -> row.contains("leads=f"));
    assertThat(rows(2 * (int) seed + 1)).containsExactlyElementsOf(expected);
  }

  @Test
  void ofRecordsThatCameBeforeNoneComesAgain() {
    var records = records(99, 99);
    assertThat(replay.tookTogether(records.subList(0, RECORDS / 2))).isTrue();
    var before = rows(99);
    assertThat(replay.tookTogether(records.subList(0, RECORDS / 2))).isTrue();
    assertThat(rows(99)).isEqualTo(before);
  }

  @Test
  void whereOneIsNoRecordOfOursNoneIsTakenAndEachIsLookedAtAlone() {
    var records = new ArrayList<>(records(98, 98));
    records.add(RECORDS / 2, new JournalRecord(7, (byte) 77, new byte[] {1, 2, 3}));
    assertThat(replay.tookTogether(records)).isFalse();
    assertThat(rows(98)).isEmpty();
  }

  @Test
  void bodiesOfManyPeoplesMessagesGoAloneAndLockNoMoreThanTheServerHasRoomFor() {
    var names = new KeyMemory(new byte[] {1}, new Random(97));
    var records = new ArrayList<JournalRecord>();
    for (int i = 0; i < 20; i++) {
      var body = messages(100, i).getBytes(StandardCharsets.UTF_8);
      var arrived =
          new Arrived(
              names.freshHandle(),
              Channel.WHATSAPP,
              NOW,
              null,
              null,
              "",
              Seal.GOOD,
              false,
              new Original(body));
      records.add(new JournalRecord(97_001 + i, Arrived.TYPE, arrived.toBytes()));
    }
    assertThat(replay.tookTogether(records)).isFalse();
    assertThat(rows(97)).isEmpty();
    var first = records.getFirst();
    replay.take(first.number(), first.type(), first.body());
    assertThat(rows(97)).hasSize(100);
  }

  private static String messages(int count, int body) {
    var messages = new StringBuilder();
    for (int i = 0; i < count; i++) {
      if (i > 0) messages.append(',');
      messages.append(
          "{\"from\":\"9197%03d00%03d\",\"id\":\"w%d-%d\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}"
              .formatted(body, i, body, i));
    }
    return "{\"entry\":[{\"changes\":[{\"value\":{\"messages\":[" + messages + "]}}]}]}";
  }

  /// Nobody is left in the queue that other tests look at.
  @AfterEach
  void endAll() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status ->
            jdbc.sql(
                    """
                    insert into intake.disposition (signal_id, outcome, decided_by)
                    select id, 'TEST', 'program' from intake.signal where journal_no >= 1000
                    on conflict do nothing
                    """)
                .update()));
  }

  /// Calls with their events, location messages before and after them, presses and releases of a
  /// device, repeats under one key and other bodies under it: of few people, so that they meet.
  private static List<JournalRecord> records(long seed, int world) {
    var random = new Random(seed);
    var names = new KeyMemory(new byte[] {1}, new Random(world));
    var handles = new ArrayList<String>();
    var records = new ArrayList<JournalRecord>();
    for (int i = 0; i < RECORDS; i++) {
      var again = !handles.isEmpty() && random.nextInt(8) == 0;
      var handle = again ? handles.get(random.nextInt(handles.size())) : names.freshHandle();
      handles.add(handle);
      var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      var body = body(channel, random, world).getBytes(StandardCharsets.UTF_8);
      var at = NOW.plusSeconds(20L * i);
      var cut = random.nextInt(20) == 0;
      var original = new Original(body);
      var arrived = new Arrived(handle, channel, at, null, null, "", Seal.ABSENT, cut, original);
      records.add(new JournalRecord(1_000L * world + i + 1, Arrived.TYPE, arrived.toBytes()));
    }
    return records;
  }

  private static String body(Channel channel, Random random, int world) {
    var number = "+9198%04d000%d".formatted(world, random.nextInt(4));
    var device = "8%06d0000000%d".formatted(world, random.nextInt(3));
    return switch (channel) {
      case VOICE ->
          "{\"number\":\"%s\",\"call\":\"w%d-%d\",\"event\":\"%s\"}"
              .formatted(
                  number,
                  world,
                  random.nextInt(5),
                  List.of("ringing", "answered", "abandoned", "ended").get(random.nextInt(4)));
      case SMS ->
          "{\"number\":\"%s\",\"text\":\"A\\\"ML=1;lt=+26.85%03d;lg=+80.95%03d;rd=50;top=20261124050000;lc=90;pm=W;ml=080\"}"
              .formatted(number, random.nextInt(1_000), random.nextInt(1_000));
      case ELS ->
          "v=2&thunderbird_version=1&device_number=%s&location_latitude=26.85&location_longitude=80.9&location_accuracy=20"
              .formatted(number);
      case VEHICLE ->
          "$,EPB,%s,%s,NM,24112026050000,A,26.8%05d,N,080.927553,E,261.41,0.1,0.0,G,NA00000000,N.A0000000,*"
              .formatted(random.nextBoolean() ? "EMR" : "SEM", device, random.nextInt(100_000));
      default ->
          "{\"number\":\"%s\",\"text\":\"word %d\",\"lat\":26.8,\"lon\":80.%d}"
              .formatted(number, random.nextInt(5), 1 + random.nextInt(9));
    };
  }

  /// What became of a world's records, in the order in which they came, without names and numbers.
  private List<String> rows(int world) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status ->
            jdbc.sql(
                    """
                    with mine as (
                      select row_number() over (order by id) as place, s.*
                        from intake.signal s
                       where journal_no between :from and :to)
                    select m.journal_no - :from as record, m.channel, m.meaning, m.received_at,
                           m.flags::text as flags, m.answered, m.over, m.call_back, m.keyed,
                           m.lead_id is null as leads, l.place as lead, d.outcome,
                           o.digest is not null and c.signal_id is not null as whole,
                           (select count(*) from intake.location x where x.signal_id = m.id) as places,
                           (select count(*) from platform.event e
                             where e.kind = 'SignalKept' and e.body ->> 'handle' = m.handle) as told
                      from mine m
                      left join mine l on l.id = m.lead_id
                      left join intake.disposition d on d.signal_id = m.id
                      left join intake.original o on o.signal_id = m.id
                      left join intake.caller c on c.signal_id = m.id
                     order by m.place
                    """)
                .param("from", 1_000L * world)
                .param("to", 1_000L * world + 999)
                .query((row, number) -> {
                  var text = new StringBuilder();
                  for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(row.getMetaData().getColumnLabel(i)).append('=');
                    text.append(row.getString(i)).append(' ');
                  }
                  return text.toString();
                })
                .list()));
  }
}
