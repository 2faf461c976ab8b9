package abhaya.safecity.board;

import abhaya.base.paper.FileSheet;
import abhaya.base.paper.PaperText;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The review pack on A4: the figures and tables of the page in the order in which they are spoken
/// about, with the day up to which the data reach and where the money's figures come from.
final class PackPaper {
  private static final int SOURCES_MAX = 40;

  private final Words words;
  private final CityStanding city;
  private final PackSheet sheet;

  PackPaper(Words words, CityStanding city, PackSheet sheet) {
    this.words = words;
    this.city = city;
    this.sheet = sheet;
  }

  PaperText text(Stamp stamp) {
    var parts = new ArrayList<PaperText.Part>();
    parts.add(PaperText.of(sheet.headlines()));
    parts.add(PaperText.of(sheet.followed()));
    parts.add(earned());
    for (var part : sheet.parts()) parts.add(PaperText.of(part.title(), part.table()));
    var title = words.say("board.pack.of", city.city().name(words.language().tag()));
    return new PaperText(title, facts(), parts, notes(), true, stamp);
  }

  private List<FileSheet.Fact> facts() {
    var state = sheet.state();
    var reasons = state.reasons().isEmpty() ? "" : ": " + String.join(" · ", state.reasons());
    return List.of(
        new FileSheet.Fact(words.say("board.annexure.asOf"), words.date(city.today())),
        new FileSheet.Fact(words.say("board.pack.proven"), words.month(city.lastMonth())),
        new FileSheet.Fact(words.say("board.standing"), state.word() + reasons));
  }

  private PaperText.Part earned() {
    return new PaperText.Table(
        words.say("board.ev"),
        sheet.earned().stream().map(fact -> new FileSheet.Head(fact.getKey(), true)).toList(),
        List.of(sheet.earned().stream().<Object>map(Map.Entry::getValue).toList()),
        null);
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    notes.add(words.say("board.pack.rule"));
    var sources = Annexure.sourcesOf(city);
    for (var source : sources.stream().limit(SOURCES_MAX).toList())
      notes.add(words.say("board.print.source") + ": " + source);
    var more = sources.size() - SOURCES_MAX;
    if (more > 0) notes.add(words.say("board.pack.moreSources", more));
    return notes;
  }
}
