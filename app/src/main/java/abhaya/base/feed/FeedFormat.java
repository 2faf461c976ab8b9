package abhaya.base.feed;

import abhaya.base.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The two forms in which records come.
public enum FeedFormat {
  CSV,
  NDJSON;

  /// The form a sender names; null: to be told by the first character. What is neither is refused.
  public static @Nullable FeedFormat named(@Nullable String contentType) {
    if (contentType == null) return null;
    try {
      var type = MediaType.parseMediaType(contentType);
      return switch (type.getType() + "/" + type.getSubtype()) {
        case "text/csv" -> CSV;
        case "application/x-ndjson" -> NDJSON;
        case "application/gzip", "application/octet-stream" -> null;
        default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
      };
    } catch (InvalidMediaTypeException e) {
      throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    }
  }
}
