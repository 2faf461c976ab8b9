package abhaya.base.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a reader wants a list: which columns, in which order. Both stand in the address, so a view
/// can be kept, sent and come back to; page and file are made of the same columns.
///
/// `sort=lastDay` is the natural order of a column (figures: the largest first), `sort=-lastDay` the
/// other way round; `columns=fir,lastDay` are the columns. The first column always stays.
public final class ListShape<R> {
  public static final String SORT = "sort";
  public static final String COLUMNS = "columns";
  private static final int NAMES_MAX = 60;

  private final Address address;
  private final List<ListColumn<R>> all;
  private final List<ListColumn<R>> shown;
  private final String usualSort;
  private final String sort;

  private ListShape(
      Address address,
      List<ListColumn<R>> all,
      List<ListColumn<R>> shown,
      String usualSort,
      String sort) {
    this.address = address;
    this.all = List.copyOf(all);
    this.shown = List.copyOf(shown);
    this.usualSort = usualSort;
    this.sort = sort;
  }

  /// Reads the address of a list.
  ///
  /// @param usualSort key of the order it has where nothing is asked; may be none of the columns
  /// @throws Refused for a column that is not there
  public static <R> ListShape<R> read(
      Address address, List<ListColumn<R>> columns, String usualSort) {
    var typed = address.find(SORT);
    var sort = typed == null ? usualSort : typed;
    if (typed != null && columns.stream().noneMatch(one -> sortsBy(one, sort))) {
      if (!typed.equals(usualSort)) throw Refused.field(SORT, "not-a-choice");
    }
    return new ListShape<>(address, columns, shown(address, columns), usualSort, sort);
  }

  private static boolean sortsBy(ListColumn<?> column, String sort) {
    return column.sorts() && (sort.equals(column.key()) || sort.equals("-" + column.key()));
  }

  private static <R> List<ListColumn<R>> shown(Address address, List<ListColumn<R>> columns) {
    var text = address.find(COLUMNS);
    if (text == null) return columns.stream().filter(ListColumn::usual).toList();
    var names = new LinkedHashSet<>(Arrays.asList(text.split(",", NAMES_MAX)));
    var known = columns.stream().map(ListColumn::key).toList();
    if (!known.containsAll(names)) throw Refused.field(COLUMNS, "not-a-choice");
    names.add(columns.getFirst().key());
    return columns.stream().filter(one -> names.contains(one.key())).toList();
  }

  /// The columns in the order in which the list has them.
  public List<ListColumn<R>> shown() {
    return shown;
  }

  /// The columns that a file has.
  public List<ListColumn<R>> leaving() {
    return shown.stream().filter(ListColumn::leaves).toList();
  }

  /// These rows in the order that is asked for; where none is, as they came. What says nothing in
  /// the column comes last, whichever way round.
  public List<R> sorted(List<R> rows) {
    var column = all.stream().filter(one -> one.key().equals(sort()) && one.sorts()).findFirst();
    if (column.isEmpty()) return List.copyOf(rows);
    var falling = (column.get().order() == ListColumn.Order.FALLING) != isTurned();
    Comparator<Object> values = ListShape::compare;
    var by = column.get().by();
    var sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparing(
            row -> said(by.apply(row)),
            Comparator.nullsLast(falling ? values.reversed() : values)));
    return List.copyOf(sorted);
  }

  private static @Nullable Object said(@Nullable Object value) {
    return "".equals(value) ? null : value;
  }

  /// Figures as figures, days and moments as such, all else as text.
  private static int compare(Object one, Object other) {
    if (one instanceof Number a && other instanceof Number b) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    if (one instanceof LocalDate a && other instanceof LocalDate b) return a.compareTo(b);
    if (one instanceof Instant a && other instanceof Instant b) return a.compareTo(b);
    return String.CASE_INSENSITIVE_ORDER.compare(one.toString(), other.toString());
  }

  /// Key of the column by which the list is sorted.
  public String sort() {
    return sort.startsWith("-") ? sort.substring(1) : sort;
  }

  /// Against the natural order of the column.
  public boolean isTurned() {
    return sort.startsWith("-");
  }

  /// The heads, each with the address of the list in its order and what its word means.
  public List<DataTable.Column> heads(Words words) {
    return shown.stream()
        .map(column -> head(column).with(WordRegister.help(words, column.key(), "head")))
        .toList();
  }

  private DataTable.Column head(ListColumn<R> column) {
    if (!column.sorts()) {
      return new DataTable.Column(column.name(), "", column.number(), null, null, column.tells());
    }
    var here = column.key().equals(sort());
    var next = here && !isTurned() ? "-" + column.key() : column.key();
    var href = address.without("page").with(SORT, next.equals(usualSort) ? null : next);
    return new DataTable.Column(
        column.name(), "", column.number(), href.toString(), sorted(column), column.tells());
  }

  private @Nullable String sorted(ListColumn<R> column) {
    if (!column.key().equals(sort())) return null;
    return (column.order() == ListColumn.Order.FALLING) == isTurned() ? "ascending" : "descending";
  }

  /// One row of the page.
  public DataTable.Row row(R of, boolean silent) {
    var cells = new ArrayList<DataTable.Cell>();
    for (var column : shown) cells.add(column.cell().apply(of));
    return new DataTable.Row(silent, cells);
  }

  /// The chip that puts columns in and takes them out.
  public FilterChips.Chip chip(Words words) {
    var keys = new LinkedHashSet<String>();
    for (var column : shown) keys.add(column.key());
    var choices = new ArrayList<FilterChips.Choice>();
    var usual = address.without(COLUMNS).toString();
    var chosen = address.find(COLUMNS) != null;
    choices.add(new FilterChips.Choice(words.say("web.columns.usual"), "", usual, !chosen));
    for (var column : all.subList(1, all.size())) {
      var shows = keys.contains(column.key());
      choices.add(
          new FilterChips.Choice(
              words.say(shows ? "web.columns.in" : "web.columns.out", column.name()),
              "",
              address.with(COLUMNS, turned(keys, column.key())).toString(),
              false));
    }
    var count = words.say("web.columns.count", shown.size(), all.size());
    return new FilterChips.Chip(words.say("web.columns"), count, chosen, choices, null);
  }

  private static String turned(Set<String> keys, String key) {
    var changed = new LinkedHashSet<>(keys);
    if (!changed.remove(key)) changed.add(key);
    return String.join(",", changed);
  }
}
