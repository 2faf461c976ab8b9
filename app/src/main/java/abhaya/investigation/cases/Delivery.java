package abhaya.investigation.cases;

import abhaya.base.feed.Batch;
import abhaya.base.feed.FeedFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of the CCTNS feed as it was handed over; it lies on our disk.
///
/// @param format null: told by the first character
/// @param dryRun the same checks, and nothing is written
public record Delivery(Path file, @Nullable FeedFormat format, Batch.Door door, boolean dryRun) {}
