package abhaya.base.web;

import abhaya.base.access.Scope;
import java.util.List;

/// Finds things of one module by what a reader typed into the command bar, within her rights. A
/// module that can find something declares one as a bean.
public record CommandFinder(Finding finding) {

  /// Takes what was typed, stripped, at least two and at most eighty signs.
  @FunctionalInterface
  public interface Finding {
    List<Found> find(Scope scope, Visit visit, String typed);
  }

  /// @param note what tells two of one name apart; nothing that points at a person
  public record Found(String text, String note, String href) {}
}
