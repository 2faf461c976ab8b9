package abhaya.base.feed;

/// The two forms in which records come.
public enum FeedFormat {
  CSV,
  NDJSON
}
