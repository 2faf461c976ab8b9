package abhaya.investigation.clock;

import abhaya.investigation.clock.RawSection.Join;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides to which act each section belongs.
///
/// A section belongs to the act after it (`376 IPC`), or before it where an act comes first
/// (`IPC 376`). An act that got nothing from its left takes what stands to its right. Numbers that
/// an act does not have move to the neighbour that has them.
final class SectionClaims {
  static final int NONE = -1;
  private static final int LOOK_BACK = 6;

  private final List<RawSection> sections;
  private final List<@Nullable Act> acts;
  private final int[] gaps;
  private final int[] owner;

  /// @param acts in order; null for an act nobody knows
  /// @param before how many sections stand before each act
  SectionClaims(List<RawSection> sections, List<@Nullable Act> acts, List<Integer> before) {
    this.sections = sections;
    this.acts = acts;
    gaps = new int[acts.size() + 2];
    for (var i = 0; i < before.size(); i++) gaps[i + 1] = before.get(i);
    gaps[acts.size() + 1] = sections.size();
    owner = new int[sections.size()];
    Arrays.fill(owner, NONE);
  }

  /// For each section the place of its act, or [#NONE].
  int[] owners() {
    for (var act = 0; act < acts.size(); act++) claim(act);
    var last = acts.size() - 1;
    if (last >= 0) {
      trailing(last);
      if (last > 0 && !owns(last)) split(last);
    }
    return owner;
  }

  private void claim(int act) {
    var from = gaps[act];
    var to = gaps[act + 1];
    while (from < to && owner[from] != NONE) from++;
    while (act > 0 && from < to && belongs(from, act - 1, act)) owner[from++] = act - 1;
    if (from < to) {
      Arrays.fill(owner, from, to, act);
      return;
    }
    var end = gaps[act + 2];
    if (act + 1 < acts.size()) {
      while (end > to && belongs(end - 1, act + 1, act)) end--;
    }
    Arrays.fill(owner, to, end, act);
  }

  /// Whether a section fits the one act and not the other.
  private boolean belongs(int section, int here, int notThere) {
    return isPlausible(here, section) && !isPlausible(notThere, section);
  }

  private boolean isPlausible(int act, int section) {
    var known = acts.get(act);
    return known == null || KnownSections.isPlausible(known, sections.get(section).number());
  }

  /// What stands after the last act goes to the nearest act before it that has such a number.
  private void trailing(int last) {
    for (var i = gaps[last + 1]; i < sections.size(); i++) {
      var found = owner[i];
      for (var act = last; act >= 0 && act > last - LOOK_BACK; act--) {
        if (isPlausible(act, i)) {
          found = act;
          break;
        }
      }
      owner[i] = found;
    }
  }

  private boolean owns(int act) {
    for (var i = gaps[act]; i < sections.size(); i++) if (owner[i] == act) return true;
    return false;
  }

  /// `IPC 376, 5/6 POCSO`: the last act got nothing, so it shares with the one before.
  private void split(int last) {
    var end = gaps[last + 1];
    var start = end;
    while (start > 0 && owner[start - 1] == last - 1) start--;
    var costs = new int[end - start + 1];
    for (var i = end - 1; i >= start; i--) {
      costs[i - start] = costs[i - start + 1] + (isPlausible(last, i) ? 0 : 2);
    }
    var left = 0;
    var best = end;
    var bestCost = Integer.MAX_VALUE;
    for (var i = start; i <= end; i++) {
      if (i > start) left += isPlausible(last - 1, i - 1) ? 0 : 2;
      var cost = 4 * (left + costs[i - start]) + bonus(i, start, end);
      if (cost <= bestCost) {
        bestCost = cost;
        best = i;
      }
    }
    Arrays.fill(owner, best, end, last);
  }

  private int bonus(int at, int start, int end) {
    if (at == start) return 4;
    if (at == end) return 3;
    var join = sections.get(at).join();
    if (join == Join.SLASH) return 2;
    return join == Join.READ_WITH || join == Join.STRONG ? 0 : 1;
  }
}
