package abhaya.base.listing;

import java.util.Arrays;
import java.util.Optional;

/// What a file of case rows is taken for. A code, so that it can stand in the trail.
enum ExportPurpose {
  REVIEW,
  COURT,
  INSPECTION,
  REPLY,
  HAND_OVER;

  String key() {
    return "listing.purpose." + name();
  }

  static Optional<ExportPurpose> find(String code) {
    return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
  }
}
