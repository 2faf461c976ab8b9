package abhaya.safecity.plate;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.Pager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One room: what is there, and a form where something can be asked.
///
/// @param notice what the last act did, or why it was not done
/// @param wrong the notice tells a refusal
/// @param table null where nothing was asked yet
/// @param second a second table under it
/// @param tools columns, kept views, files; without chips where the room has none
/// @param acts row acts of the table's rows, in their order
public record PlateView(
    List<Link> tabs,
    @Nullable String notice,
    boolean wrong,
    String about,
    @Nullable Form form,
    @Nullable DataTable table,
    List<Act> acts,
    @Nullable Pager pager,
    @Nullable Second second,
    FilterChips tools) {
  public PlateView {
    tabs = List.copyOf(tabs);
    acts = List.copyOf(acts);
  }

  /// A room without tools.
  public PlateView(
      List<Link> tabs,
      @Nullable String notice,
      boolean wrong,
      String about,
      @Nullable Form form,
      @Nullable DataTable table,
      List<Act> acts,
      @Nullable Pager pager,
      @Nullable Second second) {
    this(tabs, notice, wrong, about, form, table, acts, pager, second, FilterChips.NONE);
  }

  public record Form(String title, String action, List<Field> fields, String submit) {
    public Form {
      fields = List.copyOf(fields);
    }
  }

  /// Something to be decided.
  public record Act(String about, String detail, List<Button> buttons) {
    public Act {
      buttons = List.copyOf(buttons);
    }
  }

  public record Button(String action, String word, boolean main) {}

  public record Second(String title, String note, DataTable table) {}
}
