package abhaya.response.intake;

import abhaya.response.position.PositionRegister;
import abhaya.response.signal.Arrival;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Flag;
import abhaya.response.signal.Meaning;
import abhaya.response.signal.Original;
import abhaya.response.signal.Reading;
import abhaya.response.signal.Seal;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What devices say over their own ports: distress goes to the journal before anything else, places
/// to the stream of positions.
///
/// What cannot be told from distress is treated as distress. So is what is too long for the stream.
@Component
class DeviceIntake {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceIntake.class);
  private static final int STREAM_BYTES_MAX = 1_024;
  private static final int TRIES = 3;
  private static final long AGAIN_MILLIS = 200;

  private final SignalRegister register;
  private final SignalReading readers;
  private final PositionRegister positions;
  private final Clock clock;

  DeviceIntake(
      SignalRegister register, SignalReading readers, PositionRegister positions, Clock clock) {
    this.register = register;
    this.readers = readers;
    this.positions = positions;
    this.clock = clock;
  }

  Reading read(Channel channel, Original bytes) {
    var arrival = new Arrival(channel, bytes, clock.instant(), null);
    return readers.read(arrival, Seal.ABSENT).getFirst();
  }

  /// A place, or word of the device's own health: nobody waits behind it.
  ///
  /// @param known who speaks on this line; null where nobody has said
  boolean isForTheStream(Reading reading, @Nullable String known) {
    var signal = reading.signal();
    var harmless = signal.meaning() == Meaning.POSITION || signal.meaning() == Meaning.DEVICE;
    return harmless
        && (signal.device() != null || known != null)
        && signal.original().size() <= STREAM_BYTES_MAX
        && !reading.has(Flag.UNREADABLE);
  }

  void stream(Reading reading, @Nullable String known) {
    var device = reading.signal().device();
    positions.take(reading, device == null ? known : device);
  }

  /// Returns when it is on stable storage. The place in it moves the device on the map as well.
  ///
  /// @param whole false for a piece of something: it has no place to be trusted
  /// @return false where it could not be stored: nothing may be answered
  boolean journal(Channel channel, Original bytes, boolean whole, Reading reading) {
    var parcel =
        new SignalRegister.Parcel(channel, null, null, null, "", Seal.ABSENT, !whole, bytes);
    for (int i = 0; i < TRIES; i++) {
      try {
        register.receive(parcel);
        if (whole) positions.take(reading, reading.signal().device());
        return true;
      } catch (IOException | RuntimeException e) {
        LOG.error("a device's signal is not stored: {}", e.getClass().getSimpleName());
        if (isInterruptedWhileWaiting()) return false;
      }
    }
    return false;
  }

  private static boolean isInterruptedWhileWaiting() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
