package abhaya.base.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column that a list can show, on the page and in a file.
///
/// @param key as it stands in an address
/// @param number to the right
/// @param tells stays on a phone
/// @param usual shown where the reader has chosen no columns
/// @param order in which the list can be put by it
/// @param cell what the page shows
/// @param value what a file holds: text, a whole number, a decimal, a day; null: nothing to say
/// @param by what rows are put in order by: usually what a file holds
/// @param leaves false: it is for the page and in no file
public record ListColumn<R>(
    String key,
    String name,
    boolean number,
    boolean tells,
    boolean usual,
    Order order,
    Function<R, DataTable.Cell> cell,
    Function<R, @Nullable Object> value,
    Function<R, ? extends @Nullable Object> by,
    boolean leaves) {

  /// The natural order of a column: names rise, figures fall.
  public enum Order {
    NONE,
    RISING,
    FALLING
  }

  /// A text, usually shown, without an order of its own.
  public static <R> ListColumn<R> text(
      String key,
      String name,
      Function<R, DataTable.Cell> cell,
      Function<R, ? extends @Nullable Object> value) {
    return new ListColumn<>(
        key, name, false, false, true, Order.NONE, cell, value::apply, value, true);
  }

  /// A figure, usually shown, by which the list can be sorted.
  public static <R> ListColumn<R> number(
      String key,
      String name,
      Function<R, DataTable.Cell> cell,
      Function<R, ? extends @Nullable Object> value) {
    return new ListColumn<>(
        key, name, true, false, true, Order.FALLING, cell, value::apply, value, true);
  }

  /// Stays on a phone.
  public ListColumn<R> telling() {
    return new ListColumn<>(key, name, number, true, usual, order, cell, value, by, leaves);
  }

  /// Shown only to who asks for it.
  public ListColumn<R> spare() {
    return new ListColumn<>(key, name, number, tells, false, order, cell, value, by, leaves);
  }

  /// The list can be put in this order.
  public ListColumn<R> in(Order natural) {
    return new ListColumn<>(key, name, number, tells, usual, natural, cell, value, by, leaves);
  }

  /// Put in order by something else than what stands in the cell, such as the moment behind a text.
  public ListColumn<R> by(Order natural, Function<R, ? extends @Nullable Object> of) {
    return new ListColumn<>(key, name, number, tells, usual, natural, cell, value, of, leaves);
  }

  /// For the page alone: no file has it.
  public ListColumn<R> staying() {
    return new ListColumn<>(key, name, number, tells, usual, order, cell, value, by, false);
  }

  /// The same column with other things said in it.
  public ListColumn<R> saying(
      Function<R, DataTable.Cell> shown, Function<R, @Nullable Object> held) {
    return new ListColumn<>(key, name, number, tells, usual, order, shown, held, held, leaves);
  }

  boolean sorts() {
    return order != Order.NONE;
  }
}
