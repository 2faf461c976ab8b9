package abhaya.investigation.referral;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of this module show.
public final class ReferralView {
  private ReferralView() {}

  /// The list of a unit's stations and what came of it.
  public record Listed(
      String note, List<Headline> headlines, DataTable lines, DataTable figures, String period) {
    public Listed {
      headlines = List.copyOf(headlines);
    }
  }

  /// One referred incident.
  ///
  /// @param room the incident in the control room; empty where the reader may not go there
  /// @param acts null: not for this reader
  public record One(
      String reference,
      Tone tone,
      String state,
      List<Fact> facts,
      List<TieLine> ties,
      String room,
      @Nullable Acts acts,
      String said) {
    public One {
      facts = List.copyOf(facts);
      ties = List.copyOf(ties);
    }
  }

  public record Fact(String name, String value) {}

  /// @param href of the other end; empty where the reader may not go there
  /// @param end null: it holds no longer, or the reader may not end it
  public record TieLine(
      String text, String href, String about, Tone tone, String state, @Nullable Ending end) {}

  public record Ending(String action, long tie, Field reason) {}

  /// @param accept false: it was taken already
  public record Acts(
      String base, int version, boolean accept, boolean giveBack, Field code, List<Field> tie) {
    public Acts {
      tie = List.copyOf(tie);
    }
  }

  /// The other ends of a case, on its page.
  public record Panel(String counted, List<TieLine> ties) {
    public Panel {
      ties = List.copyOf(ties);
    }
  }
}
