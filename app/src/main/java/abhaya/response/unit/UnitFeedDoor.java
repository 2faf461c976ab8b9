package abhaya.response.unit;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.SentFile;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files of response units. Each row is answered for; a dry run is the same and writes nothing.
@RestController
class UnitFeedDoor {
  private static final int BYTES_MAX = 16 << 20;

  private final FleetRegister register;
  private final UnitTrees trees;

  UnitFeedDoor(FleetRegister register, UnitTrees trees) {
    this.register = register;
    this.trees = trees;
  }

  @PostMapping("/api/v1/feeds/response-units")
  FeedAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var format = FeedFormat.named(request.getContentType());
    return SentFile.aside(
        request.getInputStream(),
        BYTES_MAX,
        file -> {
          var reader = new UnitFileReader(trees.today());
          reader.read(file, format);
          return answer(visit, reader, register.take(scope, reader.rows(), dryRun), dryRun);
        });
  }

  private static FeedAnswer answer(
      Visit visit, UnitFileReader reader, FleetRegister.Taken taken, boolean dryRun) {
    var refused = new ArrayList<>(reader.refused());
    refused.addAll(taken.refused());
    refused.sort(Comparator.comparingInt(FleetRegister.Refusal::row));
    var words = visit.words();
    var rows =
        refused.stream()
            .map(one -> {
              var key = "unit.refused." + one.code();
              var said = words.say(words.has(key) ? key : "unit.refused.unread");
              return new FeedAnswer.RefusedRow(one.row(), one.key(), one.field(), one.code(), said);
            })
            .toList();
    return FeedAnswer.of(reader.received(), taken.accepted(), taken.unchanged(), rows, dryRun);
  }
}
