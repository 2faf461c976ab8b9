package abhaya.base.trail;

import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Puts acts on record. What is not on record was not done: an act and its entry stand or fall
/// together, and a read is recorded before it is answered.
@Component
public class TrailRegister {
  private static final String REQUEST = "requestId";

  private final TrailStore store;
  private final TransactionTemplate alone;

  TrailRegister(TrailStore store, PlatformTransactionManager transactions) {
    this.store = store;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// Records what the reader did, in the transaction that is under way if it can write, else in
  /// one of its own that is durable when this returns.
  public void record(Scope scope, TrailAct act) {
    var who = tellerOf(scope);
    var request = request();
    if (joins()) {
      store.insert(who, act, request);
      return;
    }
    own(scope)
        .orElse(scope.context())
        .run(() -> alone.executeWithoutResult(status -> store.insert(who, act, request)));
  }

  /// Records what the program did on its own account, or what somebody tried who is not signed in.
  ///
  /// @param name of the part of the program, or the handle of who tried
  public void recordSystem(String name, TrailAct act) {
    var request = request();
    boolean program = DatabaseContext.current().filter(DatabaseContext.SYSTEM::equals).isPresent();
    if (program && joins()) {
      store.insert(Teller.program(name), act, request);
      return;
    }
    DatabaseContext.SYSTEM.run(() ->
        alone.executeWithoutResult(status -> store.insert(Teller.program(name), act, request)));
  }

  private static boolean joins() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
  }

  /// What the database knows of this reader now; while she brings records in, the purpose is the
  /// feed's and not her own.
  private static Optional<DatabaseContext> own(Scope scope) {
    return DatabaseContext.current()
        .filter(context -> context.person() == scope.person().id())
        .filter(context -> !context.equals(DatabaseContext.SYSTEM));
  }

  private static Teller tellerOf(Scope scope) {
    var posting = scope.posting().id() == 0 ? null : scope.posting().id();
    var session = scope.presence().session();
    return new Teller(
        scope.person().id(),
        scope.person().handle(),
        scope.role().name(),
        scope.unit().value(),
        posting,
        session.isEmpty() ? null : session,
        own(scope).map(DatabaseContext::purpose).orElse(scope.purpose().name()));
  }

  private static @Nullable String request() {
    var attributes = RequestContextHolder.getRequestAttributes();
    if (attributes == null) return null;
    var id = attributes.getAttribute(REQUEST, RequestAttributes.SCOPE_REQUEST);
    return id instanceof String text ? text : null;
  }
}
