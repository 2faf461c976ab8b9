package abhaya.investigation.cases;

import java.util.List;

/// Cases came, or changed in something that is counted. Their new figures are in [CaseFigures].
public record CasesChanged(List<Long> caseIds) {
  public CasesChanged {
    caseIds = List.copyOf(caseIds);
  }
}
