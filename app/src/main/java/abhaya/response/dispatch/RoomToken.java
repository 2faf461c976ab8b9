package abhaya.response.dispatch;

import abhaya.base.platform.DatabaseContext;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The fencing token of the room: a number that rises whenever a program takes the room. Each order
/// to a unit is written only while the number is still the one that this program took.
@Component
class RoomToken {
  private final AssignmentStore store;
  private final TransactionTemplate transactions;
  private final AtomicLong held = new AtomicLong();

  RoomToken(AssignmentStore store, TransactionTemplate transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /// Takes the room from whoever had it. Done at the first order, and by a supervisor afterwards.
  long take() {
    var token =
        DatabaseContext.SYSTEM.call(
            () -> Objects.requireNonNull(fresh().execute(status -> store.takeToken())));
    held.set(token);
    return token;
  }

  private TransactionTemplate fresh() {
    var own = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    own.setPropagationBehavior(
        org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return own;
  }

  /// The number, taken first if this program never had one.
  long number() {
    var now = held.get();
    return now == 0 ? take() : now;
  }

  /// Holds it for the rest of the transaction; false where another program has the room.
  boolean hold(long number) {
    return store.holdToken(number);
  }
}
