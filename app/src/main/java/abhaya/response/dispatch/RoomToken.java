package abhaya.response.dispatch;

import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The fencing token of the room: a number that rises whenever an installation takes the room. Each
/// order to a unit is written only while the number is still the one that was taken. The machines of
/// one installation have the room together; what one of them took, the others hold.
@Component
class RoomToken {
  private final AssignmentStore store;
  private final TransactionTemplate transactions;
  private final String holder;
  private final AtomicLong held = new AtomicLong();

  RoomToken(AssignmentStore store, TransactionTemplate transactions, DataFolder folder) {
    this.store = store;
    this.transactions = transactions;
    this.holder = HexFormat.of().formatHex(folder.secret("room.key"), 0, 8);
  }

  /// Takes the room from whoever had it. Done at the first order, and by a supervisor afterwards.
  long take() {
    var token =
        DatabaseContext.SYSTEM.call(
            () -> Objects.requireNonNull(fresh().execute(status -> store.takeToken(holder))));
    held.set(token);
    return token;
  }

  private TransactionTemplate fresh() {
    var own = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    own.setPropagationBehavior(
        org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return own;
  }

  /// Holds the room for the rest of the transaction, taken first if this installation never had it.
  /// Whichever of its machines took it, all of them write under its number.
  ///
  /// @return the number; empty where another installation has the room: whoever lost it writes nothing
  OptionalLong hold() {
    var ours = store.holdToken(holder);
    if (ours.isEmpty() && held.get() == 0) {
      take();
      ours = store.holdToken(holder);
    }
    ours.ifPresent(held::set);
    return ours;
  }
}
