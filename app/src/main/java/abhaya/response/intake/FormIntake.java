package abhaya.response.intake;

import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// An SOS that comes by a plain form of ours: the same journal, the same promise.
@Component
public class FormIntake {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final SignalRegister register;

  FormIntake(SignalRegister register) {
    this.register = register;
  }

  /// What the sender is told.
  public record Kept(String handle, String reference) {}

  /// Returns when it is on stable storage.
  ///
  /// @param body as a form, in the names of the signals' API
  /// @throws IOException not stored: the sender must be told so
  public Kept take(String body) throws IOException {
    var original = new Original(body.getBytes(StandardCharsets.UTF_8));
    var parcel =
        new SignalRegister.Parcel(
            Channel.SOS,
            null,
            UUID.randomUUID().toString(),
            null,
            FORM,
            Seal.ABSENT,
            false,
            original);
    if (register.receive(parcel) instanceof Receipt.Kept kept) {
      return new Kept(kept.handle(), KeyMemory.referenceOf(kept.handle()));
    }
    throw new IOException("a fresh key came with another body");
  }

  /// How people say the name of a signal to each other.
  public static String referenceOf(String handle) {
    return KeyMemory.referenceOf(handle);
  }
}
