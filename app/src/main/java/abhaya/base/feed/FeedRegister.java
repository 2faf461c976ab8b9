package abhaya.base.feed;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps new records and how far the data of their units reach, in the import's transaction.
@Service
public class FeedRegister {
  private final EnvelopeStore envelopes;
  private final ReachStore reach;

  FeedRegister(EnvelopeStore envelopes, ReachStore reach) {
    this.envelopes = envelopes;
    this.reach = reach;
  }

  /// Keeps them; false if one of them is there already, and then nothing may be committed.
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean keep(List<Envelope> fresh) {
    if (envelopes.insert(fresh) != fresh.size()) return false;
    reach.add(fresh);
    return true;
  }
}
