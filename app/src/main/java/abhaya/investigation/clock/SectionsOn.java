package abhaya.investigation.clock;

import java.time.LocalDate;
import java.util.List;

/// The sections a case carried from a day on.
public record SectionsOn(LocalDate from, List<Citation> citations) {
  public SectionsOn {
    citations = List.copyOf(citations);
  }
}
