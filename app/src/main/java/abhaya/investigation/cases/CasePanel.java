package abhaya.investigation.cases;

import abhaya.base.access.Scope;
import abhaya.base.web.Words;
import java.util.Optional;

/// A panel that another module adds to the page of a case. A module that has one declares it as a
/// bean.
///
/// @param order from top to bottom, in tens
/// @param template takes `page` and `view`
/// @param reading what the template shows; empty where the module has nothing to say
public record CasePanel(int order, String template, Reading reading) {

  /// Reads what a panel shows. The reader has been let see the case, and that is on record.
  @FunctionalInterface
  public interface Reading {
    Optional<Object> of(Scope scope, Words words, String handle);
  }
}
