package abhaya.base.listing;

import abhaya.base.access.Scope;
import abhaya.base.paper.FileKind;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.ListShape;
import abhaya.base.web.ListTool;
import abhaya.base.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What every list has beside its rows: its columns, kept views, and files of exactly this view.
@Component
public class ListTools {
  private final List<ListTool> tools;

  ListTools(List<ListTool> tools) {
    this.tools = List.copyOf(tools);
  }

  /// The chips of a list, columns first.
  ///
  /// @param files the reader may take files, and there are rows to take
  public List<FilterChips.Chip> of(Scope scope, Visit visit, ListShape<?> shape, boolean files) {
    var chips = new ArrayList<FilterChips.Chip>();
    chips.add(shape.chip(visit.words()));
    chips.addAll(ListTool.all(tools, scope, visit));
    if (files) chips.add(files(visit));
    return chips;
  }

  private static FilterChips.Chip files(Visit visit) {
    var form = Address.of("/exports/new").with("of", visit.address());
    var kinds =
        Arrays.stream(FileKind.values())
            .map(kind ->
                new FilterChips.Choice(
                    kind.name(), "", form.with("format", kind.ending()).toString(), false))
            .toList();
    return new FilterChips.Chip("", visit.words().say("listing.files"), false, kinds, null);
  }

  /// Where a file of this view is asked for; null where none can be.
  public static @Nullable String export(Visit visit, boolean files) {
    return files ? Address.of("/exports/new").with("of", visit.address()).toString() : null;
  }
}
