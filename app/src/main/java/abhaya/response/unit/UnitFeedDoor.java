package abhaya.response.unit;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

  /// In the shape every feed answers in.
  record ResponseUnitsAnswer(
      int received,
      int accepted,
      int unchanged,
      List<RefusedUnit> quarantined,
      List<RefusedUnit> refused) {}

  record RefusedUnit(int row, String key, String field, String code, String message) {}

  @PostMapping("/api/v1/feeds/response-units")
  ResponseUnitsAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var format = format(request.getContentType());
    var file = Files.createTempFile("response-units-", ".in");
    try {
      var bytes = request.getInputStream().readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
      Files.write(file, bytes);
      var reader = new UnitFileReader(trees.today());
      reader.read(file, format);
      var taken = register.take(scope, reader.rows(), dryRun);
      return answer(visit, reader, taken);
    } finally {
      Files.delete(file);
    }
  }

  private static ResponseUnitsAnswer answer(
      Visit visit, UnitFileReader reader, FleetRegister.Taken taken) {
    var refused = new ArrayList<>(reader.refused());
    refused.addAll(taken.refused());
    refused.sort(java.util.Comparator.comparingInt(FleetRegister.Refusal::row));
    var words = visit.words();
    var rows =
        refused.stream()
            .map(one -> {
              var key = "unit.refused." + one.code();
              var said = words.say(words.has(key) ? key : "unit.refused.unread");
              return new RefusedUnit(one.row(), one.key(), one.field(), one.code(), said);
            })
            .toList();
    return new ResponseUnitsAnswer(
        reader.received(), taken.accepted(), taken.unchanged(), List.of(), rows);
  }

  private static @Nullable FeedFormat format(@Nullable String contentType) {
    if (contentType == null) return null;
    var type = MediaType.parseMediaType(contentType);
    return switch (type.getType() + "/" + type.getSubtype()) {
      case "text/csv" -> FeedFormat.CSV;
      case "application/x-ndjson" -> FeedFormat.NDJSON;
      case "application/gzip", "application/octet-stream" -> null;
      default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    };
  }
}
