package abhaya.investigation.work;

import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// A small country has hardly a case at any one station: a few, recorded today, come through the
/// same import as all others. Counts of past days do not change by them.
@Component
class DemoCases {
  private static final String SOURCE = "DEMO-WORK";
  private static final List<String> SECTIONS =
      List.of("64 BNS", "65(1) BNS r/w 6 POCSO", "70(1) BNS", "8 POCSO", "64(2) BNS");

  private final ImportDesk imports;
  private final Scopes scopes;
  private final UnitTrees trees;

  DemoCases(ImportDesk imports, Scopes scopes, UnitTrees trees) {
    this.imports = imports;
    this.scopes = scopes;
    this.trees = trees;
  }

  void bring(UnitId station, List<DemoAccounts.Posted> officers, int count, LocalDate today) {
    var code = trees.today().pathCode(station);
    var lines = new ArrayList<String>();
    for (var number = 1; number <= count; number++) {
      lines.add(fir(code, officers.get(number % officers.size()), number, today));
    }
    try {
      var file = Files.createTempFile("abhaya-demo", ".ndjson");
      try {
        Files.write(file, lines);
        var delivery = new Delivery(file, null, Batch.Door.DEMO, false);
        imports.take(scopes.ofFeed("demo"), delivery, new ImportProgress());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fir(String code, DemoAccounts.Posted officer, int number, LocalDate on) {
    var at = on.atStartOfDay(India.ZONE).toOffsetDateTime();
    return """
    {"type":"FIR","source":"%s","key":"%s-%d","version":1,"unit":"%s","firNumber":"9%d/%d",\
    "zeroFir":%s,"recordedAt":"%s","enteredAt":"%s","sections":"%s",\
    "victims":[{"token":"W%d","ageBand":"%s","sex":"F","disability":false}],\
    "accused":[{"token":"A1","known":true,"juvenile":false}],"officer":{"id":"%s","name":"%s"}}\
    """
        .formatted(
            SOURCE,
            code,
            number,
            code,
            number,
            on.getYear(),
            number == 5,
            at,
            at,
            SECTIONS.get((number - 1) % SECTIONS.size()),
            number,
            number % 2 == 0 ? "12to15" : "adult",
            officer.officerId(),
            officer.name());
  }
}
