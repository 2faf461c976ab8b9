package abhaya.safecity.project;

import abhaya.base.geo.Point;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Where a pole stands, by the number painted on it, from whichever register knows it.
@Component
public class PoleRegister {
  private final ObjectProvider<Standing> registers;

  PoleRegister(ObjectProvider<Standing> registers) {
    this.registers = registers;
  }

  public Optional<Point> find(String city, String number) {
    if (number.isBlank()) return Optional.empty();
    return registers.orderedStream().flatMap(one -> one.pole(city, number).stream()).findFirst();
  }
}
