package abhaya.investigation.why;

import abhaya.base.web.Tone;
import java.util.List;

/// The outlook of one case, in sentences.
///
/// @param prospect in a word
/// @param all where the calibration is shown
public record OutlookView(String prospect, Tone tone, List<String> sentences, String all) {
  public OutlookView {
    sentences = List.copyOf(sentences);
  }
}
