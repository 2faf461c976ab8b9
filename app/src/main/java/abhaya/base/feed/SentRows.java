package abhaya.base.feed;

import java.util.List;
import java.util.Map;

/// What a file of rows held, once it was read to its end.
///
/// @param columns the head of a CSV as it came; empty for NDJSON
/// @param root over the rows as they came, for the trail
/// @param came each row as it came, by its number, for the file of refused ones
public record SentRows(
    FeedFormat format,
    List<String> columns,
    int received,
    String root,
    Map<Integer, String> came) {}
