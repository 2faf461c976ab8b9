package abhaya.base.notice;

/// A message could not be delivered in five tries and waits for a person.
public record NoticeParked(String handle) {}
