package abhaya.investigation.demo;

import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.jurisdiction.UnitRow;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.StartFailure;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Brings the country's units in, through the import of units; the same again changes nothing.
@Component
class DemoUnits {
  private final UnitRegister register;

  DemoUnits(UnitRegister register) {
    this.register = register;
  }

  void load(DemoCountry country) {
    var note = new ChangeNote(DemoTree.FIRST_DAY, "Demonstration country", "demonstration");
    var answer =
        DatabaseContext.SYSTEM.call(
            () -> register.take(rows(country.unitsCsv()), UnitId.NATION, note, false));
    if (!answer.refused().isEmpty()) {
      throw new StartFailure(
          "The demonstration's units were refused: " + answer.refused().getFirst());
    }
  }

  private static List<UnitRow> rows(String csv) {
    var rows = new ArrayList<UnitRow>();
    csv.lines()
        .skip(1)
        .forEach(line -> {
          var cell = line.split(",", -1);
          rows.add(
              new UnitRow(
                  rows.size() + 1,
                  cell[0],
                  cell[1],
                  cell[2],
                  cell[3],
                  cell[4],
                  cell[5],
                  cell[6],
                  cell[7],
                  cell[8]));
        });
    return rows;
  }
}
