package abhaya.base.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an API client asked to be allowed when it took its token. It narrows the role, never
/// widens it.
public enum ApiScope {
  FEEDS,
  READ,
  SIGNALS,
  DEVICES,
  UNITS,
  TRAIL;

  boolean covers(Operation operation) {
    return switch (operation) {
      case IMPORT, SEE_QUARANTINE, LIST_PLATES -> this == FEEDS;
      case SEE_COUNTS, SEE_LAW, SEE_WORKS, EXPORT -> this == READ;
      case SEE_RECOMMENDATION, SEE_RESPONSE_FIGURES -> this == READ;
      case SEE_UNITS -> this == READ || this == UNITS;
      case CHANGE_UNITS -> this == UNITS;
      case READ_TRAIL -> this == TRAIL;
      case SEND_SIGNALS -> this == SIGNALS;
      case SEND_READINGS -> this == DEVICES;
      default -> false;
    };
  }

  /// The word in the token request.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ApiScope> find(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
