package abhaya.investigation.law;

import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.SectionRegister;
import java.util.List;

/// The files under `duties/`, read and checked.
public record LawFiles(SectionReader reader, SectionRegister register, DutyBook book) {

  /// Reads the files of the class path; throws if any row is wrong.
  public static LawFiles load() {
    var register = new SectionRegister(List.of());
    return new LawFiles(new SectionReader(), register, new DutyBook(List.of(), register));
  }
}
