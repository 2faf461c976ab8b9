package abhaya.base.notice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where a module puts what somebody should be told outside this program.
@Component
public class Outbox {
  private static final int HANDLE_BYTES = 16;

  private final OutboxStore store;
  private final NoticeSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Outbox(OutboxStore store, NoticeSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /// For a person, and where she is led after signing in.
  public record Notice(long person, String path) {}

  /// The same as columns.
  record Batch(List<String> handles, List<Long> people, List<String> paths) {}

  /// Puts messages in, in the caller's transaction, which is the program's own.
  ///
  /// @return how many were put in or joined one that waits
  @Transactional(propagation = Propagation.MANDATORY)
  public int post(NoticeKind kind, List<Notice> notices) {
    return post(kind, notices, clock.instant());
  }

  int post(NoticeKind kind, List<Notice> notices, Instant now) {
    var done = 0;
    for (var way : Way.values()) {
      if (!settings.has(way)) continue;
      // one row of a statement may not meet another row of it
      for (var batch : batches(notices)) done += store.insert(kind, way, batch, now);
    }
    return done;
  }

  private List<Batch> batches(List<Notice> notices) {
    var batches = new ArrayList<Batch>();
    var left = new ArrayList<>(notices);
    while (!left.isEmpty()) {
      var batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      var again = new ArrayList<Notice>();
      for (var notice : left) {
        if (batch.people().contains(notice.person())) {
          again.add(notice);
          continue;
        }
        batch.handles().add(handle());
        batch.people().add(notice.person());
        batch.paths().add(notice.path());
      }
      batches.add(batch);
      left = again;
    }
    return batches;
  }

  private String handle() {
    var bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
