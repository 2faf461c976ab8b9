package abhaya.base.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks after other people's accounts: takes them away and gives them back, resets a lost half,
/// hands out one-time links, ends sessions.
///
/// An administrator never learns a password or a secret. The link of one half asks for the other,
/// so she cannot sign in by it as somebody else; when both are lost, two administrators act.
@Component
public class AccountDesk {
  private final AccountStore accounts;
  private final StaffReach reach;
  private final EnrolmentStore links;
  private final SessionRegister sessions;
  private final ProgramWork program;

  AccountDesk(
      AccountStore accounts,
      StaffReach reach,
      EnrolmentStore links,
      SessionRegister sessions,
      ProgramWork program) {
    this.accounts = accounts;
    this.reach = reach;
    this.links = links;
    this.sessions = sessions;
    this.program = program;
  }

  /// Does it, if the person is the reader's to look after and the account stands so.
  ///
  /// @param record puts it on record, in the same transaction
  public StaffAnswer perform(Scope scope, String handle, StaffAct act, OnRecord record) {
    var answer =
        program.call(() -> {
          var found = reach.take(scope, handle);
          var why = found.refusal().or(() -> refusal(scope, found.id(), act));
          if (why.isPresent()) return new StaffAnswer.Refused(why.get());
          var path = carryOut(scope, found.id(), act);
          record.done(handle);
          return new StaffAnswer.Done(handle, path);
        });
    sessions.forget();
    return answer;
  }

  private Optional<Refusal> refusal(Scope scope, long person, StaffAct act) {
    if (!act.fits(accounts.state(person))) return Optional.of(Refusal.NOT_NOW);
    return switch (act) {
      case RESET_FACTOR -> secondPerson(scope, person, AccountStore.Half.PASSWORD);
      case RESET_PASSWORD -> secondPerson(scope, person, AccountStore.Half.FACTOR);
      default -> Optional.empty();
    };
  }

  /// Both halves are never reset by one administrator.
  private Optional<Refusal> secondPerson(Scope scope, long person, AccountStore.Half other) {
    return accounts
        .resetBy(person, other)
        .filter(by -> by == scope.person().id())
        .map(by -> Refusal.SECOND_PERSON);
  }

  private @Nullable String carryOut(Scope scope, long person, StaffAct act) {
    var by = scope.person().id();
    return switch (act) {
      case DISABLE -> {
        accounts.setActive(person, false);
        links.endOf(person);
        yield endSessions(person);
      }
      case ENABLE -> {
        accounts.setActive(person, true);
        yield null;
      }
      case RESET_FACTOR -> {
        accounts.reset(person, AccountStore.Half.FACTOR, by);
        yield freshLink(person);
      }
      case RESET_PASSWORD -> {
        accounts.reset(person, AccountStore.Half.PASSWORD, by);
        yield freshLink(person);
      }
      case KEEP_FACTOR -> keep(person, AccountStore.Half.FACTOR);
      case KEEP_PASSWORD -> keep(person, AccountStore.Half.PASSWORD);
      case NEW_LINK -> freshLink(person);
      case END_SESSIONS -> endSessions(person);
    };
  }

  private @Nullable String keep(long person, AccountStore.Half half) {
    accounts.restore(person, half);
    links.endOf(person);
    return null;
  }

  /// A link for what is to be renewed; those before it stop working, and so do open sessions.
  private @Nullable String freshLink(long person) {
    endSessions(person);
    var kind = accounts.state(person).linkKind();
    return kind == null ? null : links.issue(person, kind);
  }

  private @Nullable String endSessions(long person) {
    sessions.endWithin(person);
    return null;
  }
}
