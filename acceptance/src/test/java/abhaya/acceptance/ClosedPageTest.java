package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A message to a closed page, handed to the real worker by the browser itself.
@ExtendWith(Stage.Hand.class)
class ClosedPageTest {
  private static final String SHOWN =
      """
      (scope) => navigator.serviceWorker.getRegistration(scope)
        .then((worker) => worker.getNotifications())
        .then((all) => all.map((one) => one.title + "|" + one.body + "|" + one.tag + "|" + JSON.stringify(one.data)).join("\\n"))
      """;

  private final Stage stage;

  ClosedPageTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aCrewOnAUnitIsOfferedItAndReadsOnlyThatAnUpdateWaits() {
    try (var crew = stage.as(Card.CREW)) {
      crew.open("/field");
      var duty = crew.page().locator("form[action='/field/duty'] button");
      if (duty.count() > 0) crew.leaving(duty::click);
      crew.page().waitForSelector("[data-push-ask]");
      assertThat(crew.page().locator("[data-push-stop]").isVisible()).isFalse();
      var said =
          delivered(
              crew,
              "/field",
              """
              {"title":"Abhaya","body":"An update is waiting.","path":"/field","handle":"h",
               "place":"Mill gate","name":"Asha","type":"stalking"}
              """);
      assertThat(said).isEqualTo("Abhaya|An update is waiting.|update|{\"path\":\"/field\"}");
    }
  }

  @Test
  void aMessageThatIsNotOursShowsNothingOfItself() {
    try (var caller = stage.visitor("en")) {
      caller.open("/sos");
      var said = delivered(caller, "/sos", "Mill gate, Asha");
      assertThat(said).isEqualTo("…||update|{\"path\":\"\"}");
    }
  }

  /// What the browser shows of a message after its worker had it.
  private static String delivered(Reader reader, String scope, String text) {
    var page = reader.page();
    var origin = page.evaluate("location.origin").toString();
    reader.context().grantPermissions(List.of("notifications"));
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    var session = reader.context().newCDPSession(page);
    var registration = registration(session, page, origin + scope);
    var message = new JsonObject();
    message.addProperty("origin", origin);
    message.addProperty("registrationId", registration);
    message.addProperty("data", text);
    session.send("ServiceWorker.deliverPushMessage", message);
    page.waitForCondition(() -> !page.evaluate(SHOWN, scope).toString().isEmpty());
    return page.evaluate(SHOWN, scope).toString();
  }

  private static String registration(CDPSession session, Page page, String scope) {
    var found = new ArrayList<String>();
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        event -> {
          for (var one : event.getAsJsonArray("registrations")) {
            var at = one.getAsJsonObject();
            if (!at.get("scopeURL").getAsString().equals(scope)) continue;
            found.add(at.get("registrationId").getAsString());
          }
        });
    session.send("ServiceWorker.enable");
    page.waitForCondition(() -> !found.isEmpty());
    return found.getLast();
  }
}
