package abhaya.safecity.report;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import java.util.Map;

/// Pages of citizen reports, ready to print.
public final class ReportView {

  private ReportView() {}

  /// The form anybody fills in.
  ///
  /// @param services choices of what it is
  /// @param fault what was wrong; empty if nothing was
  public record Form(List<Field.Option> services, List<Field> fields, String fault) {
    public Form {
      services = List.copyOf(services);
      fields = List.copyOf(fields);
    }
  }

  /// Reports that may be of the same thing, before another is sent.
  ///
  /// @param again the fields that were typed, to be sent once more
  public record Alike(List<Card> cards, List<Map.Entry<String, String>> again) {
    public Alike {
      cards = List.copyOf(cards);
      again = List.copyOf(again);
    }
  }

  public record Card(String handle, String what, String where, String since, String state) {}

  /// What became of a report, for who holds its code.
  public record Status(
      String reference,
      String what,
      Tone tone,
      String state,
      String note,
      List<Happened> happened,
      boolean mayReopen,
      boolean mayRate) {
    public Status {
      happened = List.copyOf(happened);
    }
  }

  public record Happened(String what, String when, String remark) {}

  /// Reports of a city, for its people.
  public record Listed(List<Link> tabs, List<Headline> headlines, DataTable table) {
    public Listed {
      tabs = List.copyOf(tabs);
      headlines = List.copyOf(headlines);
    }
  }

  /// One report, for the city's people.
  public record One(
      List<Link> tabs,
      Tone tone,
      String state,
      List<Fact> facts,
      List<Happened> happened,
      List<Move> moves,
      String photo,
      Link dark,
      String openDark) {
    public One {
      tabs = List.copyOf(tabs);
      facts = List.copyOf(facts);
      happened = List.copyOf(happened);
      moves = List.copyOf(moves);
    }
  }

  public record Fact(String name, String value) {}

  public record Move(String action, String word) {}
}
