package abhaya.base.web;

import java.util.List;

/// The register of words, by name.
public record WordsView(List<WordRegister.Entry> entries) {
  public WordsView {
    entries = List.copyOf(entries);
  }
}
