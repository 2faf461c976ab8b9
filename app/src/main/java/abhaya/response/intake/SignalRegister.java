package abhaya.response.intake;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.Nodes;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.RepeatBook;
import abhaya.response.signal.Seal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Records first, then acknowledges. Asks no database.
@Component
class SignalRegister {
  private static final Logger LOG = LoggerFactory.getLogger(SignalRegister.class);
  private static final int KEY_LENGTH_MAX = 1_000;

  /// Half of what an acknowledgement may take.
  private static final Duration SECOND_COPY_WAIT = Duration.ofMillis(25);

  private final SignalJournal journal;
  private final JournalFeed feed;
  private final Nodes nodes;
  private final BulkTurns turns;
  private final KeyMemory keys;
  private final SignalReading reading;
  private final Clock clock;

  SignalRegister(
      SignalJournal journal,
      KeyMemory keys,
      SignalReading reading,
      JournalFeed feed,
      Nodes nodes,
      BulkTurns turns,
      Clock clock) {
    this.feed = feed;
    this.nodes = nodes;
    this.turns = turns;
    this.journal = journal;
    this.keys = keys;
    this.reading = reading;
    this.clock = clock;
  }

  /// What a door hands over.
  ///
  /// @param key by which the sender knows its own repeats
  record Parcel(
      Channel channel,
      @Nullable String client,
      @Nullable String key,
      @Nullable String sender,
      String media,
      Seal seal,
      boolean cut,
      Original original) {

    static Parcel of(Channel channel, byte[] bytes) {
      return new Parcel(channel, null, null, null, "", Seal.ABSENT, false, new Original(bytes));
    }
  }

  /// @throws IOException not stored: the sender must be told so
  Receipt receive(Parcel parcel) throws IOException {
    turns.somebodyAsks();
    var receivedAt = clock.instant();
    var original = parcel.original();
    var digest = original.digest();
    var arrived =
        new Arrived(
            handle(parcel),
            parcel.channel(),
            receivedAt,
            parcel.client(),
            parcel.sender(),
            parcel.media(),
            parcel.seal(),
            parcel.cut(),
            original);
    var known = keys.find(arrived.handle());
    if (known.isPresent()) {
      var verdict = RepeatBook.judge(known.map(KeyMemory.Kept::digest), digest);
      return verdict == RepeatBook.Verdict.REPEAT
          ? new Receipt.Kept(arrived.handle(), known.get().receivedAt())
          : new Receipt.OtherBody();
    }
    var number = journal.append(Arrived.TYPE, arrived.toBytes());
    keys.keep(arrived.handle(), new KeyMemory.Kept(digest, arrived.receivedAt()));
    if (nodes.hasOthers()) secondCopy(number);
    return new Receipt.Kept(arrived.handle(), arrived.receivedAt());
  }

  /// Of several machines one may never come back: a moment's wait has the signal in the database as
  /// well, where all find it. It is a promise without that too, and nobody waits longer.
  private void secondCopy(long number) {
    if (!feed.hasCarried(number, SECOND_COPY_WAIT)) LOG.debug("a signal is in the journal only");
  }

  /// The sender's key is compared with its body; a message's own name only tells a repeat, so that
  /// two bodies under one name are two signals.
  private String handle(Parcel parcel) {
    var whose = parcel.client() == null ? "" : parcel.client();
    if (parcel.key() != null) {
      var key = parcel.key();
      var bounded = key.substring(0, Math.min(KEY_LENGTH_MAX, key.length()));
      return keys.handleOf(whose + "\n" + parcel.channel() + "\n" + bounded);
    }
    return ownKey(parcel)
        .map(own -> keys.handleOf(whose + "\n" + own + "\n" + parcel.original().digest()))
        .orElseGet(keys::freshHandle);
  }

  /// Reading must not stand between a signal and the journal, whatever it meets.
  private Optional<String> ownKey(Parcel parcel) {
    try {
      var arrival =
          new Arrival(parcel.channel(), parcel.original(), clock.instant(), parcel.sender());
      var signals = reading.read(arrival, parcel.seal());
      if (signals.size() != 1) return Optional.empty();
      return RepeatBook.key(signals.getFirst().signal(), Optional.empty());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("a signal could not be read at the door: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
