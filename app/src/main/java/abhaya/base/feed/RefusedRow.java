package abhaya.base.feed;

import org.jspecify.annotations.Nullable;

/// A row that was refused, as it came.
public record RefusedRow(
    int row, String code, @Nullable String field, @Nullable String key, String text) {}
