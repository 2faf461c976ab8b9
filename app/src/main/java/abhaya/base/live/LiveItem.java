package abhaya.base.live;

import abhaya.base.access.CaseTie;
import abhaya.base.jurisdiction.UnitId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing of which something is told, and what decides who may know that it is there.
///
/// @param handle random handle or permanent code; all that leaves the house
/// @param unit that holds it; null for what belongs to no unit: then the function alone decides
/// @param people the only ones who are told; empty for whoever the unit reaches
/// @param officer number of the officer of record, for what is tied to one
/// @param withProsecution it lies with the prosecution
public record LiveItem(
    String handle,
    @Nullable UnitId unit,
    Set<Long> people,
    @Nullable Long officer,
    boolean withProsecution) {

  public LiveItem {
    people = Set.copyOf(people);
    if (!handle.matches("[A-Za-z0-9_.:-]{1,64}")) {
      throw new IllegalArgumentException("a handle is letters and digits");
    }
  }

  /// Of whoever the unit reaches.
  public static LiveItem of(String handle, UnitId unit) {
    return new LiveItem(handle, unit, Set.of(), null, false);
  }

  /// Of whoever may use the topic at all, wherever she is posted.
  public static LiveItem ofTheHouse(String handle) {
    return new LiveItem(handle, null, Set.of(), null, false);
  }

  /// Whether it may be for this person at all, whatever her rights.
  boolean isFor(long person) {
    return people.isEmpty() || people.contains(person);
  }

  /// How this reader is tied to it.
  Set<CaseTie> ties(long person) {
    var ties = EnumSet.noneOf(CaseTie.class);
    if (officer != null && officer == person) ties.add(CaseTie.OFFICER);
    if (withProsecution) ties.add(CaseTie.PROSECUTION);
    return ties;
  }
}
