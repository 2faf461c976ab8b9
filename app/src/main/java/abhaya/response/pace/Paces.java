package abhaya.response.pace;

import abhaya.base.platform.EventReaders;
import abhaya.response.recommend.DetourTravel;
import abhaya.response.recommend.PaceBook;
import java.util.List;
import org.springframework.stereotype.Component;

/// The table of paces in the memory of this machine, as it was last reckoned on any.
@Component
public class Paces {
  private static final int EVENTS_AT_ONCE = 100;

  private final PaceStore store;
  private volatile DetourTravel travel = new DetourTravel(PaceBook.EMPTY);

  Paces(PaceStore store, EventReaders readers) {
    this.store = store;
    readers.follow(
        "paces", List.of(PacesReckoned.class.getSimpleName()), EVENTS_AT_ONCE, _ -> read());
  }

  /// Reads the table anew. Called within a transaction of the program.
  private void read() {
    travel = new DetourTravel(new PaceBook(store.all()));
  }

  /// The ways by distance as the table stands now.
  public DetourTravel travel() {
    return travel;
  }
}
