package abhaya.investigation.alarm;

import abhaya.investigation.clock.Responsible;
import java.util.Optional;

/// The post that is told. Who holds it on the day is looked up when the message leaves.
public enum Recipient {
  IO(1),
  SHO(2),
  SDPO(3),
  SP(4),
  RANGE(5),
  STATE_HQ(6),
  /// Stands beside the police; above it the district chief is told.
  PROSECUTOR(1);

  private final int height;

  Recipient(int height) {
    this.height = height;
  }

  /// How far up the ladder of command it stands.
  int height() {
    return height;
  }

  /// Whoever is told when this post does not answer; empty at the top.
  public Optional<Recipient> above() {
    return switch (this) {
      case IO -> Optional.of(SHO);
      case SHO -> Optional.of(SDPO);
      case SDPO, PROSECUTOR -> Optional.of(SP);
      case SP -> Optional.of(RANGE);
      case RANGE -> Optional.of(STATE_HQ);
      case STATE_HQ -> Optional.empty();
    };
  }

  /// The post that follows up a duty: a court or hospital gets no reminder from us.
  static Recipient ownerOf(Responsible responsible) {
    return switch (responsible) {
      case IO, DOCTOR, MAGISTRATE, CWC, HOSPITAL, DLSA -> IO;
      case SHO, SJPU, GOVERNMENT, INFORMANT -> SHO;
      case SDPO -> SDPO;
      case SP -> SP;
      case COURT, HIGH_COURT, PROSECUTOR, ACCUSED -> PROSECUTOR;
    };
  }

  public String messageKey() {
    return "alarm.to." + name();
  }
}
