package abhaya.investigation.clock;

import java.util.List;

/// What was understood of a text of sections, and what was not, in its own words.
public record SectionReading(List<Citation> citations, List<String> unread) {
  public SectionReading {
    citations = List.copyOf(citations);
    unread = List.copyOf(unread);
  }

  public boolean isComplete() {
    return unread.isEmpty() && !citations.isEmpty();
  }
}
