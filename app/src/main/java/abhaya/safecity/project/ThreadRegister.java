package abhaya.safecity.project;

import abhaya.base.access.Scope;
import abhaya.base.web.Words;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Asks every register for its pages, so that a page of one leads to the next.
@Component
public class ThreadRegister {
  private final ObjectProvider<TiedPages> registers;

  ThreadRegister(ObjectProvider<TiedPages> registers) {
    this.registers = registers;
  }

  /// @param except address of the page that asks
  public List<TiedPages.Way> at(Scope scope, Words words, TiedPages.Spot spot, String except) {
    return registers
        .orderedStream()
        .flatMap(one -> one.at(scope, words, spot).stream())
        .filter(way -> !way.href().equals(except))
        .toList();
  }

  List<TiedPages.Way> of(Scope scope, Words words, WorkPackage work) {
    return registers.orderedStream().flatMap(one -> one.of(scope, words, work).stream()).toList();
  }
}
