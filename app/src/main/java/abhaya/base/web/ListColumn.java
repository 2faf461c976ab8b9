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
public record ListColumn<R>(
    String key,
    String name,
    boolean number,
    boolean tells,
    boolean usual,
    Order order,
    Function<R, DataTable.Cell> cell,
    Function<R, @Nullable Object> value) {

  /// The natural order of a column: names rise, figures fall.
  public enum Order {
    NONE,
    RISING,
    FALLING
  }

  /// A text, usually shown, without an order of its own.
  public static <R> ListColumn<R> text(
      String key, String name, Function<R, DataTable.Cell> cell, Function<R, ?> value) {
    return new ListColumn<>(key, name, false, false, true, Order.NONE, cell, value::apply);
  }

  /// A figure, usually shown, by which the list can be sorted.
  public static <R> ListColumn<R> number(
      String key, String name, Function<R, DataTable.Cell> cell, Function<R, ?> value) {
    return new ListColumn<>(key, name, true, false, true, Order.FALLING, cell, value::apply);
  }

  /// Stays on a phone.
  public ListColumn<R> telling() {
    return new ListColumn<>(key, name, number, true, usual, order, cell, value);
  }

  /// Shown only to who asks for it.
  public ListColumn<R> spare() {
    return new ListColumn<>(key, name, number, tells, false, order, cell, value);
  }

  /// The list can be put in this order.
  public ListColumn<R> in(Order natural) {
    return new ListColumn<>(key, name, number, tells, usual, natural, cell, value);
  }

  boolean sorts() {
    return order != Order.NONE;
  }
}
