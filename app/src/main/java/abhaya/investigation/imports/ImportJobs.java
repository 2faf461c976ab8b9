package abhaya.investigation.imports;

import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.web.Refused;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Imports that go on while nobody waits for them: the page of one shows how far it has come.
@Component
class ImportJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
  private static final int KEPT_MAX = 200;

  private final ImportDesk desk;
  private final ImportQueue queue;
  private final Map<String, Job> jobs =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Job> eldest) {
          return size() > KEPT_MAX;
        }
      };

  ImportJobs(ImportDesk desk, ImportQueue queue) {
    this.desk = desk;
    this.queue = queue;
  }

  /// One import under way, or just done.
  static final class Job {
    private final long person;
    private final boolean dryRun;
    private final ImportProgress progress = new ImportProgress();
    private volatile @Nullable ImportOutcome outcome;
    private volatile boolean failed;

    private Job(long person, boolean dryRun) {
      this.person = person;
      this.dryRun = dryRun;
    }

    boolean dryRun() {
      return dryRun;
    }

    ImportProgress progress() {
      return progress;
    }

    /// Null while it is under way.
    @Nullable ImportOutcome outcome() {
      return outcome;
    }

    boolean failed() {
      return failed;
    }
  }

  /// Starts an import; its file is deleted when it is done. The answer is its name.
  String start(Scope scope, Delivery delivery) {
    var handle = Handle.next();
    var job = new Job(scope.person().id(), delivery.dryRun());
    synchronized (jobs) {
      jobs.put(handle, job);
    }
    Thread.ofVirtual().name("import-" + handle).start(() -> run(scope, delivery, job));
    return handle;
  }

  private void run(Scope scope, Delivery delivery, Job job) {
    try {
      job.outcome = queue.run(() -> desk.take(scope, delivery, job.progress));
    } catch (Refused e) {
      job.failed = true;
    } catch (Exception e) {
      job.failed = true;
      LOG.error("an import failed: {}", e.getClass().getName());
    } finally {
      delete(delivery);
    }
  }

  private static void delete(Delivery delivery) {
    try {
      Files.deleteIfExists(delivery.file());
    } catch (IOException e) {
      LOG.warn("a file that was imported could not be deleted");
    }
  }

  /// A job of this reader's own.
  Optional<Job> find(Scope scope, String handle) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(handle)).filter(job -> job.person == scope.person().id());
    }
  }
}
