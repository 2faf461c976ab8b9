package abhaya.base.web;

import org.jspecify.annotations.Nullable;

/// A text that leads somewhere; without an address it is the place where the reader stands.
public record Link(String text, @Nullable String href) {

  public static Link here(String text) {
    return new Link(text, null);
  }
}
