package abhaya.acceptance;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// A person at a browser.
final class Reader implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();

  Reader(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
    page.onLoad(loaded -> loads.incrementAndGet());
    page.onPageError(error -> complaints.add(path() + ": " + error));
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) complaints.add(path() + ": " + message.text());
    });
  }

  Page page() {
    return page;
  }

  /// Goes to the address; the answer is the status.
  int open(String address) {
    return Objects.requireNonNull(page.navigate(address)).status();
  }

  /// Goes to the address; whether a page stands there. A file that the browser would keep is none.
  boolean opensPage(String address) {
    try {
      var answer = Objects.requireNonNull(page.navigate(address));
      return answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    } catch (PlaywrightException kept) {
      var why = kept.getMessage();
      if (why != null && why.contains("Download is starting")) return false;
      throw kept;
    }
  }

  /// Signs in with one click on the card.
  void take(Card card) {
    leaving(() -> cards(card).first().click());
  }

  /// The cards with this role on them.
  Locator cards(Card card) {
    var role = page.locator("strong", new Page.LocatorOptions().setHasText(card.role()));
    return page.locator(
        "form[action^='/sign-in/as/'] button", new Page.LocatorOptions().setHas(role));
  }

  /// Does something that leads to another page, and waits until that page stands.
  void leaving(Runnable act) {
    var before = loads.get();
    act.run();
    page.waitForCondition(() -> loads.get() > before);
  }

  /// Presses a key that leads to another page.
  void go(String... keys) {
    leaving(() -> press(keys));
  }

  void press(String... keys) {
    for (var key : keys) page.keyboard().press(key);
  }

  /// Where the reader is: path and query.
  String address() {
    var url = URI.create(page.url());
    return url.getRawQuery() == null ? url.getPath() : url.getPath() + "?" + url.getRawQuery();
  }

  String path() {
    return URI.create(page.url()).getPath();
  }

  /// The same session beside the browser's page: the answer to an address, not followed.
  APIResponse fetch(String address) {
    return context.request().get(address);
  }

  /// Text of the first element, without white space around it.
  String text(String selector) {
    return page.locator(selector).first().innerText().strip();
  }

  boolean shows(String selector) {
    return page.locator(selector).first().isVisible();
  }

  /// Where the links lead that the selector finds.
  List<String> links(String selector) {
    var found =
        page.locator(selector).evaluateAll("all => all.map(one => one.getAttribute('href'))");
    return ((List<?>) found).stream().map(String.class::cast).toList();
  }

  /// What the browser's console held against the pages so far.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  BrowserContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}
