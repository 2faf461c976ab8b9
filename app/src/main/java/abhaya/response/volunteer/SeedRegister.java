package abhaya.response.volunteer;

import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.response.citizen.Contact;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Enters generated volunteers, for demonstrations.
@Service
public class SeedRegister {
  private final VolunteerStore store;
  private final VolunteerRegister register;
  private final Contact contacts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SeedRegister(
      VolunteerStore store,
      VolunteerRegister register,
      Contact contacts,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.register = register;
    this.contacts = contacts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param person number of the account; null for none
  /// @param suspended after an invented complaint
  public record Seeded(
      UnitId station,
      String displayName,
      String number,
      boolean woman,
      @Nullable Long person,
      int approvals,
      boolean suspended) {}

  /// Enters those who are not there yet.
  ///
  /// @param provedBy who stood before them
  /// @param agreed who approves, in order
  public void generate(long provedBy, List<Long> agreed, List<Seeded> all) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(
            status -> all.forEach(one -> generate(provedBy, agreed, one))));
  }

  private void generate(long provedBy, List<Long> agreed, Seeded one) {
    var today = India.dateOf(clock.instant());
    var mark = contacts.mark(one.number()).orElseThrow();
    var proof =
        new VolunteerRegister.Proof(
            one.station(),
            one.displayName(),
            mark,
            one.woman(),
            VolunteerRegister.Paper.VOTER_CARD,
            today.minusDays(20),
            today.minusDays(15),
            today.minusDays(10));
    var handle = Handle.next();
    var id = store.insert(handle, proof, provedBy, clock.instant());
    if (id.isEmpty()) return;
    for (int i = 0; i < Math.min(one.approvals(), agreed.size()); i++) {
      var volunteer = store.find(handle).orElseThrow();
      store.insertApproval(volunteer, agreed.get(i), clock.instant());
    }
    if (one.approvals() >= 2 && agreed.size() >= 2) serve(id.get(), one);
  }

  private void serve(long id, Seeded one) {
    var today = India.dateOf(clock.instant());
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("state", VolunteerState.VERIFIED.name());
    columns.put("term_from", today);
    columns.put("term_to", today.plusMonths(12).minusDays(1));
    columns.put("person_id", one.person());
    store.set(id, columns);
    if (!one.suspended()) return;
    store.insertComplaint(id, null, "STATION", "demo", clock.instant());
    register.suspend(store.find(id).orElseThrow(), "COMPLAINT");
  }
}
