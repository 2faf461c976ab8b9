package abhaya.base.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The bounds of an import.
///
/// @param bodyBytesMax of a file as it is sent
/// @param unpackedBytesMax of what a packed file holds
/// @param ratioMax how many bytes one packed byte may become, once a file has outgrown 16 MiB
/// @param rowBytesMax of one record; a longer one is refused alone
/// @param answerRowsMax rows named one by one in an answer; the file of refused rows has them all
/// @param running imports that work at once
/// @param waiting imports that may wait for their turn; more are told to come back
/// @param refusedDays how long refused rows are kept for correction
@ConfigurationProperties("abhaya.feed")
public record FeedLimits(
    @DefaultValue("536870912") long bodyBytesMax,
    @DefaultValue("4294967296") long unpackedBytesMax,
    @DefaultValue("200") int ratioMax,
    @DefaultValue("65536") int rowBytesMax,
    @DefaultValue("10000") int answerRowsMax,
    @DefaultValue("3") int running,
    @DefaultValue("200") int waiting,
    @DefaultValue("7") int refusedDays) {

  /// A packed file below this size is no danger whatever its ratio.
  static final long RATIO_FREE_BYTES = 16L << 20;

  /// The limits as they are without any setting.
  public static FeedLimits standard() {
    return new FeedLimits(512L << 20, 4L << 30, 200, 65_536, 10_000, 3, 200, 7);
  }
}
