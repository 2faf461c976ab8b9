package abhaya.base.access;

import abhaya.base.jurisdiction.UnitTrees;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Enters the programs that may call the API, and switches them off and on again.
///
/// Who may do a thing herself may let a program do it, and nobody else: an auditor enters programs
/// that read the trail, a data administrator the others.
@Component
public class ProgramDesk {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}[a-z0-9]");
  private static final int SECRET_BYTES = 32;

  private final ClientStore clients;
  private final ProgramWork program;
  private final UnitTrees trees;
  private final SecureRandom random = new SecureRandom();
  private final Tokens tokens = new Tokens(random);

  ProgramDesk(ClientStore clients, ProgramWork program, UnitTrees trees) {
    this.clients = clients;
    this.program = program;
    this.trees = trees;
  }

  /// A program as its administrator sees it.
  public record Listed(
      String handle,
      String name,
      Role role,
      abhaya.base.jurisdiction.UnitId unit,
      LocalDate enteredOn,
      boolean active) {}

  /// What came of an entry.
  public sealed interface Entry {
    /// @param secret in plain, to be shown once
    record Done(String name, String secret) implements Entry {
      @Override
      public String toString() {
        return "Done " + name;
      }
    }

    record Refused(Refusal why) implements Entry {}
  }

  /// Kinds of programs that this reader may enter; none: she has no business here.
  public List<Role> kinds(Scope scope) {
    var kinds = new ArrayList<Role>();
    if (scope.may(Operation.ADMIN_PEOPLE)) {
      kinds.addAll(
          List.of(Role.FEED_CLIENT, Role.READER_CLIENT, Role.SIGNAL_CLIENT, Role.DEVICE_CLIENT));
    }
    if (scope.may(Operation.READ_TRAIL)) kinds.add(Role.AUDIT_CLIENT);
    return List.copyOf(kinds);
  }

  /// Programs of those kinds in the reader's units.
  public List<Listed> list(Scope scope) {
    var kinds = mine(scope);
    return program.call(clients::list).stream()
        .filter(client -> kinds.contains(client.role()) && isMine(scope, client))
        .toList();
  }

  /// @param record puts it on record, in the same transaction
  public Entry enter(Scope scope, String name, Role kind, String unitCode, OnRecord record) {
    if (!mine(scope).contains(kind)) return new Entry.Refused(Refusal.ROLE_NOT_AT_UNIT);
    var unit = trees.today().find(unitCode);
    if (unit.isEmpty()) return new Entry.Refused(Refusal.UNIT_UNKNOWN);
    if (!scope.mayOn(operation(kind), unit.get().id())) {
      return new Entry.Refused(Refusal.UNIT_OUT_OF_REACH);
    }
    if (!NAME.matcher(name).matches()) return new Entry.Refused(Refusal.PROGRAM_FORM);
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var hash = new ApiClients.SecretHash().encode(secret);
    var actor = new Actor(0, tokens.next(), name);
    var client = new Client(actor, name, hash, kind, unit.get().id(), scopes(kind));
    try {
      program.run(() -> {
        clients.insert(client);
        record.done(actor.handle());
      });
    } catch (DuplicateKeyException e) {
      return new Entry.Refused(Refusal.PROGRAM_TAKEN);
    }
    return new Entry.Done(name, secret);
  }

  /// Switches a program off or on; tokens it holds are worth nothing half a second later.
  public void setActive(Scope scope, String handle, boolean active, OnRecord record) {
    var kinds = mine(scope);
    program.run(() -> {
      var known =
          clients.list().stream().filter(client -> client.handle().equals(handle)).findFirst();
      Optional<Listed> own =
          known.filter(client -> kinds.contains(client.role()) && isMine(scope, client));
      if (own.isEmpty()) throw new NotVisible(Reason.OUTSIDE_UNIT);
      clients.setActive(handle, active);
      record.done(handle);
    });
  }

  private List<Role> mine(Scope scope) {
    var kinds = kinds(scope);
    if (kinds.isEmpty()) throw new NotVisible(Reason.ROLE_LACKS_FUNCTION);
    return kinds;
  }

  private static boolean isMine(Scope scope, Listed client) {
    return scope.mayOn(operation(client.role()), client.unit());
  }

  private static Operation operation(Role kind) {
    return kind == Role.AUDIT_CLIENT ? Operation.READ_TRAIL : Operation.ADMIN_PEOPLE;
  }

  private static Set<ApiScope> scopes(Role kind) {
    return switch (kind) {
      case FEED_CLIENT -> Set.of(ApiScope.FEEDS, ApiScope.UNITS);
      case READER_CLIENT -> Set.of(ApiScope.READ);
      case SIGNAL_CLIENT -> Set.of(ApiScope.SIGNALS);
      case DEVICE_CLIENT -> Set.of(ApiScope.DEVICES);
      case AUDIT_CLIENT -> Set.of(ApiScope.TRAIL);
      default -> throw new IllegalArgumentException("people hold this role");
    };
  }
}
