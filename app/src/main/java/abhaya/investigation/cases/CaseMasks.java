package abhaya.investigation.cases;

import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Citation;
import java.util.Collection;

/// Sets as bits of one integer column.
public final class CaseMasks {

  private CaseMasks() {}

  /// The bit of an act. Bits are stored: the acts a filter offers have their own, the rest share.
  public static int act(Act act) {
    return switch (act) {
      case IPC -> 1;
      case BNS -> 2;
      case POCSO -> 4;
      case IT -> 8;
      case SCST -> 16;
      case JJ -> 32;
      case ITPA -> 64;
      case PCMA -> 128;
      default -> 256;
    };
  }

  static int acts(Collection<Citation> citations) {
    return citations.stream().mapToInt(citation -> act(citation.act())).reduce(0, (a, b) -> a | b);
  }
}
