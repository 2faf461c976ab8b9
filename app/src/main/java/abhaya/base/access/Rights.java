package abhaya.base.access;

import static abhaya.base.access.Grant.ANYWHERE;
import static abhaya.base.access.Grant.NOWHERE;
import static abhaya.base.access.Grant.OFFICER;
import static abhaya.base.access.Grant.PROSECUTION;
import static abhaya.base.access.Grant.WITHIN;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may do what where: the one place that decides.
///
/// A right is the function of a role, at or below the unit of the posting, and for officers and
/// prosecutors only in cases they are tied to. What is not granted here is refused. The table
/// `access.role_right` holds the same grants for row-level security; a test holds the two equal.
public final class Rights {

  private Rights() {}

  /// May this role use the function at all, wherever?
  public static Decision decide(Role role, Operation operation) {
    var grant = grant(role, operation);
    if (grant.where().isEmpty()) return Decision.no(Reason.ROLE_LACKS_FUNCTION);
    return allowed(grant);
  }

  /// May this role use the function on an object of a unit that lies so, with these ties to the
  /// case?
  ///
  /// For a list the tie is not asked of the reader but of every row: the reason then is
  /// `ALLOWED_FOR_TIED`.
  public static Decision decide(
      Role role, Operation operation, UnitRelation relation, Set<CaseTie> ties) {
    var grant = grant(role, operation);
    if (grant.where().isEmpty()) return Decision.no(Reason.ROLE_LACKS_FUNCTION);
    if (!grant.where().contains(relation)) return Decision.no(outside(relation));
    if (!operation.ofOneCase()) return allowed(grant);
    var tie = grant.tie();
    return tie == null || ties.contains(tie)
        ? Decision.yes(Reason.ALLOWED)
        : Decision.no(missing(tie));
  }

  /// The tie that every case row must have for this role to see it; empty if the unit is enough.
  public static Optional<CaseTie> tieOf(Role role, Operation operation) {
    return Optional.ofNullable(grant(role, operation).tie());
  }

  private static Decision allowed(Grant grant) {
    return Decision.yes(grant.tie() == null ? Reason.ALLOWED : Reason.ALLOWED_FOR_TIED);
  }

  private static Reason outside(UnitRelation relation) {
    return relation == UnitRelation.NONE ? Reason.NO_UNIT : Reason.OUTSIDE_UNIT;
  }

  private static Reason missing(@Nullable CaseTie tie) {
    return tie == CaseTie.OFFICER ? Reason.NOT_OWN_CASE : Reason.NOT_WITH_PROSECUTION;
  }

  private static Grant grant(Role role, Operation operation) {
    if (operation == Operation.SEE_LAW || operation == Operation.SEE_UNITS) {
      return seesCommonKnowledge(role) ? ANYWHERE : NOWHERE;
    }
    if (operation == Operation.SEE_WORKS) return seesWorks(role) ? WITHIN : NOWHERE;
    if (isOfAssets(operation)) return ofAssets(role, operation);
    if (operation == Operation.SEE_POSITIONS) return seesPositions(role) ? WITHIN : NOWHERE;
    if (operation == Operation.LOG_REMEDY || operation == Operation.APPROVE_EXPORT) {
      return supervises(role) ? WITHIN : NOWHERE;
    }
    if (operation == Operation.SEE_REFERRALS) return supervises(role) ? WITHIN : NOWHERE;
    if (operation == Operation.TAKE_REFERRALS) return role == Role.SHO ? WITHIN : NOWHERE;
    if (isOfPlates(operation)) return ofPlates(role, operation) ? WITHIN : NOWHERE;
    if (isOfVolunteers(operation)) return ofVolunteers(role, operation) ? WITHIN : NOWHERE;
    return ofRole(role, operation);
  }

  /// What belongs to one role alone, and to those beside it.
  private static Grant ofRole(Role role, Operation operation) {
    return switch (role) {
      case MINISTRY_ANALYST -> responseFigures(operation);
      case STATE_HQ, RANGE ->
          operation == Operation.SEE_CASE_LIST || operation == Operation.SEE_QUARANTINE
              ? WITHIN
              : responseFigures(operation);
      case DISTRICT_CHIEF ->
          operation == Operation.SUPERVISE_CASE ? WITHIN : districtChief(operation);
      case SUBDIVISION ->
          operation == Operation.SEE_CASE || operation == Operation.SUPERVISE_CASE
              ? WITHIN
              : districtChief(operation);
      case SHO ->
          operation == Operation.SEE_CASE || operation == Operation.CHANGE_CASE
              ? WITHIN
              : districtChief(operation);
      case IO -> ofHerCases(operation);
      case PROSECUTOR -> withProsecution(operation);
      case DATA_ADMIN -> dataAdmin(operation);
      case CITY_ENTRY -> ofWorks(operation, Operation.ENTER_WORKS);
      case CITY_NODAL ->
          operation == Operation.ENTER_WORKS ? WITHIN : ofWorks(operation, Operation.VERIFY_WORKS);
      case STATE_NODAL -> ofWorks(operation, Operation.APPROVE_WORKS);
      case MINISTRY_NODAL -> ofWorks(operation, Operation.ACCEPT_WORKS);
      case AUDITOR, AUDIT_CLIENT -> only(Operation.READ_TRAIL, operation);
      case DISPATCHER -> dispatcher(operation);
      case CALL_TAKER -> callTaker(operation);
      case CONTROL_SUPERVISOR -> supervisor(operation);
      case UNIT_CREW -> only(Operation.ACT_AS_UNIT, operation);
      case VOLUNTEER -> NOWHERE;
      case READER_CLIENT ->
          operation == Operation.SEE_RECOMMENDATION ? WITHIN : responseFigures(operation);
      case FEED_CLIENT -> feedClient(operation);
      case SIGNAL_CLIENT -> only(Operation.SEND_SIGNALS, operation);
      case DEVICE_CLIENT -> only(Operation.SEND_READINGS, operation);
    };
  }

  /// The law and the tree of units are no secret inside the house; devices and
  /// programs that audit have no use for them.
  private static boolean seesCommonKnowledge(Role role) {
    return switch (role) {
      case SIGNAL_CLIENT, DEVICE_CLIENT, AUDIT_CLIENT, VOLUNTEER -> false;
      default -> true;
    };
  }

  /// Who answers for the cities' works, and who answers to Parliament about them.
  private static boolean seesWorks(Role role) {
    return switch (role) {
      case MINISTRY_ANALYST, STATE_HQ, DISTRICT_CHIEF, READER_CLIENT -> true;
      case CITY_ENTRY, CITY_NODAL, STATE_NODAL, MINISTRY_NODAL -> true;
      default -> false;
    };
  }

  private static boolean isOfVolunteers(Operation operation) {
    return switch (operation) {
      case SEE_VOLUNTEERS, REGISTER_VOLUNTEERS, APPROVE_VOLUNTEERS -> true;
      case RELEASE_VOLUNTEERS, ACT_AS_VOLUNTEER -> true;
      default -> false;
    };
  }

  /// Who proves a volunteer does not agree to her; who releases her does neither.
  private static boolean ofVolunteers(Role role, Operation operation) {
    return switch (role) {
      case SHO ->
          operation == Operation.SEE_VOLUNTEERS || operation == Operation.REGISTER_VOLUNTEERS;
      case SUBDIVISION, DISTRICT_CHIEF ->
          operation == Operation.SEE_VOLUNTEERS || operation == Operation.APPROVE_VOLUNTEERS;
      case DISPATCHER, CONTROL_SUPERVISOR -> operation == Operation.RELEASE_VOLUNTEERS;
      case VOLUNTEER -> operation == Operation.ACT_AS_VOLUNTEER;
      default -> false;
    };
  }

  private static boolean isOfAssets(Operation operation) {
    return switch (operation) {
      case SEE_ASSETS, TAG_ASSETS, KEEP_ASSETS -> true;
      default -> false;
    };
  }

  /// Who sees a city's works sees its things, programs excepted; its own people keep them.
  private static Grant ofAssets(Role role, Operation operation) {
    if (operation == Operation.SEE_ASSETS)
      return seesWorks(role) && !role.isClient() ? WITHIN : NOWHERE;
    if (role == Role.CITY_NODAL) return WITHIN;
    return role == Role.CITY_ENTRY && operation == Operation.TAG_ASSETS ? WITHIN : NOWHERE;
  }

  /// Who sends units, and who answers for it.
  private static boolean seesPositions(Role role) {
    return role == Role.DISPATCHER || role == Role.CONTROL_SUPERVISOR;
  }

  private static boolean isOfPlates(Operation operation) {
    return switch (operation) {
      case SEE_PLATES, WATCH_PLATES, LIST_PLATES, AGREE_PLATES, SEARCH_PLATES, REVIEW_PLATES ->
          true;
      default -> false;
    };
  }

  private static boolean seesPlates(Role role) {
    return switch (role) {
      case DISPATCHER, CONTROL_SUPERVISOR, IO, SHO, SUBDIVISION, DISTRICT_CHIEF, STATE_HQ -> true;
      default -> false;
    };
  }

  /// Who asks for a plate does not agree to it; who searches is looked over by others.
  private static boolean ofPlates(Role role, Operation operation) {
    if (operation == Operation.SEE_PLATES) return seesPlates(role);
    return switch (role) {
      case DISPATCHER -> operation == Operation.WATCH_PLATES;
      case CONTROL_SUPERVISOR ->
          operation == Operation.WATCH_PLATES || operation == Operation.LIST_PLATES;
      case IO -> operation == Operation.LIST_PLATES || operation == Operation.SEARCH_PLATES;
      case SHO, FEED_CLIENT -> operation == Operation.LIST_PLATES;
      case SUBDIVISION -> operation == Operation.AGREE_PLATES;
      case DISTRICT_CHIEF ->
          operation == Operation.AGREE_PLATES || operation == Operation.WATCH_PLATES;
      case STATE_HQ -> operation == Operation.REVIEW_PLATES;
      default -> false;
    };
  }

  /// One step on the way of an entry, and files of what the boards show.
  private static Grant ofWorks(Operation operation, Operation step) {
    return operation == step || operation == Operation.EXPORT ? WITHIN : NOWHERE;
  }

  /// Who answers for a unit's investigations.
  private static boolean supervises(Role role) {
    return switch (role) {
      case STATE_HQ, RANGE, DISTRICT_CHIEF, SUBDIVISION, SHO -> true;
      default -> false;
    };
  }

  private static Grant counts(Operation operation) {
    return switch (operation) {
      case SEE_COUNTS, EXPORT -> WITHIN;
      default -> NOWHERE;
    };
  }

  private static Grant districtChief(Operation operation) {
    return switch (operation) {
      case SEE_COUNTS, EXPORT, SEE_CASE_LIST, SEE_VICTIM_CODE -> WITHIN;
      case SEE_QUARANTINE, RELEASE_QUARANTINE -> WITHIN;
      case SEE_INCIDENTS, SEE_RESPONSE_FIGURES -> WITHIN;
      default -> NOWHERE;
    };
  }

  private static Grant ofHerCases(Operation operation) {
    return switch (operation) {
      case SEE_CASE_LIST, SEE_VICTIM_CODE, SEE_CASE, CHANGE_CASE -> OFFICER;
      default -> counts(operation);
    };
  }

  private static Grant withProsecution(Operation operation) {
    return switch (operation) {
      case SEE_CASE_LIST, SEE_VICTIM_CODE, SEE_CASE -> PROSECUTION;
      default -> counts(operation);
    };
  }

  private static Grant dataAdmin(Operation operation) {
    return switch (operation) {
      case IMPORT, SEE_QUARANTINE, RELEASE_QUARANTINE, CHANGE_UNITS, ADMIN_PEOPLE -> WITHIN;
      case EXPORT -> WITHIN;
      default -> NOWHERE;
    };
  }

  private static Grant feedClient(Operation operation) {
    return switch (operation) {
      case IMPORT, SEE_QUARANTINE, CHANGE_UNITS -> WITHIN;
      default -> NOWHERE;
    };
  }

  private static Grant responseFigures(Operation operation) {
    return operation == Operation.SEE_RESPONSE_FIGURES ? WITHIN : counts(operation);
  }

  private static Grant callTaker(Operation operation) {
    return switch (operation) {
      case SEE_SIGNALS, TAKE_SIGNALS, SEE_INCIDENTS, TAKE_INCIDENTS -> WITHIN;
      default -> NOWHERE;
    };
  }

  private static Grant dispatcher(Operation operation) {
    return switch (operation) {
      case SEE_SIGNALS, SEE_INCIDENTS, TAKE_INCIDENTS, DISPATCH, SEE_RECOMMENDATION -> WITHIN;
      default -> NOWHERE;
    };
  }

  private static Grant supervisor(Operation operation) {
    return switch (operation) {
      case TAKE_SIGNALS, SUPERVISE_ROOM, SEE_RESPONSE_FIGURES, EXPORT -> WITHIN;
      default -> dispatcher(operation);
    };
  }

  private static Grant only(Operation allowed, Operation operation) {
    return allowed == operation ? WITHIN : NOWHERE;
  }
}
