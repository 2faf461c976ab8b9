package abhaya.safecity.report;

import java.util.List;
import java.util.Locale;

/// What can be reported. The code is that of Open311.
enum ServiceKind {
  DARK("lighting", true),
  LAMP_OUT("lighting", true),
  HIDDEN_LAMP("lighting", false),
  CAMERA_BROKEN("watch", true),
  BOOTH_SHUT("watch", false),
  TOILET_SHUT("amenity", false),
  NO_FOOTPATH("street", false),
  NO_BUS("street", false),
  FELT_UNSAFE("feeling", false);

  private final String group;
  private final boolean asks;

  ServiceKind(String group, boolean asks) {
    this.group = group;
    this.asks = asks;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String group() {
    return group;
  }

  /// Whether more than place and words is asked: the pole, and since when.
  boolean asksMore() {
    return asks;
  }

  boolean isDark() {
    return group.equals("lighting");
  }

  static List<ServiceKind> all() {
    return List.of(values());
  }

  static java.util.Optional<ServiceKind> find(String code) {
    return all().stream().filter(kind -> kind.code().equals(code)).findFirst();
  }

  /// Since when, as choices.
  enum Since {
    TODAY,
    DAYS,
    WEEKS,
    MONTHS
  }
}
