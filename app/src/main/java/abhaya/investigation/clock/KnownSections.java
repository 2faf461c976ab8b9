package abhaya.investigation.clock;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What section numbers an act has, as far as reading needs it.
final class KnownSections {
  /// Sections with letters, in the order of the act.
  private static final String LETTERED =
      """
      IPC: 52A 53A 108A 117A 120A 120B 121A 124A 153A 153AA 153B 166A 166B 171A 171B 171C 171D 171E \
      171F 171G 171H 171I 174A 188A 195A 216A 216B 225A 225B 228A 229A 263A 294A 295A 298A 304A 304B \
      326A 326B 354A 354B 354C 354D 363A 364A 366A 366B 370A 376A 376AB 376B 376C 376D 376DA 376DB \
      376E 477A 489A 489B 489C 489D 489E 498A
      CRPC: 41A 41B 41C 41D 53A 54A 60A 105A 110A 144A 153A 164A 166A 166B 195A 198A 198B 265A 291A \
      311A 320A 357A 357B 357C 376A 436A 437A 438A 446A
      IT: 3A 6A 7A 10A 40A 43A 52A 52B 52C 52D 66A 66B 66C 66D 66E 66F 67A 67B 67C 69A 69B 70A 70B \
      72A 77A 77B 79A 81A 84A 84B 84C
      SCST: 14A 15A
      DP: 4A 8A 8B
      ITPA: 5A 5B 5C 5D 10A 17A 18A 22A 22AA
      """;

  private static final Map<Act, List<String>> BY_ACT = new EnumMap<>(Act.class);

  static {
    for (var line : LETTERED.lines().toList()) {
      var colon = line.indexOf(':');
      BY_ACT.put(
          Act.valueOf(line.substring(0, colon)), List.of(line.substring(colon + 2).split(" ", -1)));
    }
  }

  private KnownSections() {}

  /// Whether the letters make a section of their own, `376DA`, and are no clause.
  static boolean isLettered(Act act, String section) {
    return switch (act) {
      case BNS, BNSS, BSA, POCSO, JJ, PCMA, DV, ARMS -> false;
      case IPC, CRPC, IT, SCST, DP, ITPA -> BY_ACT.getOrDefault(act, List.of()).contains(section);
      default -> section.length() <= 6;
    };
  }

  /// The lettered sections of one number, in order.
  static List<String> lettered(Act act, int number) {
    var start = Integer.toString(number);
    return BY_ACT.getOrDefault(act, List.of()).stream()
        .filter(s -> s.startsWith(start))
        .filter(s -> !Character.isDigit(s.charAt(start.length())))
        .toList();
  }

  static int last(Act act) {
    return switch (act) {
      case IPC -> 511;
      case BNS -> 358;
      case POCSO -> 46;
      case CRPC -> 484;
      case BNSS -> 531;
      case IT -> 90;
      case SCST -> 23;
      case JJ -> 112;
      case DP -> 10;
      case ITPA -> 25;
      case ARMS -> 46;
      case PCMA -> 21;
      case DV -> 37;
      case NDPS -> 83;
      case MV -> 217;
      case EVIDENCE -> 167;
      case BSA -> 170;
      default -> 999;
    };
  }

  /// Whether a number is one that police charge under the act; decides only doubtful attributions.
  static boolean isPlausible(Act act, int number) {
    return switch (act) {
      case IPC -> number == 34 || number == 35 || (number >= 107 && number <= 511);
      case BNS -> number == 3 || (number >= 45 && number <= 358);
      case POCSO -> number <= 23;
      case IT -> number >= 43 && number <= 90;
      case SCST -> number <= 15;
      case JJ -> number >= 74 && number <= 89;
      case ARMS -> number <= 35;
      default -> number <= last(act);
    };
  }

  /// Whether a number may hold a clause inside a clause, `5(j)(ii)` POCSO.
  static boolean nests(Act act, int number, String clause) {
    return switch (act) {
      case IPC -> number == 376 && clause.equals("a");
      case BNS -> number == 64 && clause.equals("a");
      case POCSO -> clause.equals("a") || clause.equals("j");
      case SCST -> clause.startsWith("w") || clause.startsWith("z");
      default -> !clause.equals("h");
    };
  }
}
