package abhaya.safecity.project;

import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.util.List;
import java.util.Locale;

/// Where an entry stands, and what may be done to it, in words.
public record ReviewWords(Words words) {

  /// A button below an entry.
  ///
  /// @param needsRemark it is sent back with a word why
  public record Step(String action, String text, boolean needsRemark) {}

  public DataTable.Cell state(EntryReview review) {
    return new DataTable.State(tone(review.state()), word(review.state()));
  }

  public String word(EntryReview.State state) {
    return words.say("project.review." + state.name());
  }

  private static Tone tone(EntryReview.State state) {
    return switch (state) {
      case ACCEPTED -> Tone.IN_TIME;
      case RETURNED -> Tone.OVERDUE;
      case SUBMITTED, VERIFIED, APPROVED -> Tone.LATE;
      case DRAFT -> Tone.QUIET;
    };
  }

  /// The acts so far, each with the office that did it.
  public List<String> acts(EntryReview review) {
    return review.acts().stream()
        .map(act ->
            words.say(
                    "project.act." + act.move().name(),
                    words.say("project.office." + act.office().name()))
                + (act.remark().isBlank() ? "" : " " + act.remark()))
        .toList();
  }

  /// @param address of the entry
  public List<Step> steps(List<EntryReview.Move> open, String address) {
    return open.stream()
        .map(move ->
            new Step(
                address + "/" + move.name().toLowerCase(Locale.ROOT),
                words.say("project.move." + move.name()),
                move == EntryReview.Move.RETURN))
        .toList();
  }

  public String refusal(EntryReview.Reason reason) {
    return words.say("project.refused." + reason.name());
  }
}
