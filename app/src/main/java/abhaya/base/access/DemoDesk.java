package abhaya.base.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// One-click sign-in of the demonstration, and the guard around it: invented people are signed in
/// without password or code, so they may be there only while the program listens to this machine
/// alone (`security.md` 6).
@Component
public class DemoDesk implements SmartInitializingSingleton {
  private final DemoStore cards;
  private final SessionRegister sessions;
  private final ProgramWork program;
  private final String bind;

  DemoDesk(
      DemoStore cards,
      SessionRegister sessions,
      ProgramWork program,
      @Value("${server.address:}") String bind) {
    this.cards = cards;
    this.sessions = sessions;
    this.program = program;
    this.bind = bind;
  }

  /// Refuses to go on if the program listens to others. To be called before demonstration data are
  /// loaded; with such data in the database the start itself does.
  ///
  /// @throws IllegalStateException with one sentence for the operator
  public void requireLoopback() {
    if (!isLoopback(bind)) {
      throw new IllegalStateException(
          "Demonstration data are served on loopback only; start with --bind 127.0.0.1, or with"
              + " --empty and another data folder.");
    }
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (program.call(cards::exist)) requireLoopback();
  }

  /// The cards of the sign-in page; none without demonstration data.
  public List<DemoCard> list() {
    return isLoopback(bind) ? program.call(cards::list) : List.of();
  }

  /// Signs in as the person of the card.
  ///
  /// @return the reference for the browser; empty if there is no such card
  public Optional<String> signIn(String handle, SignInDesk.Source source) {
    if (!isLoopback(bind) || !isLoopback(source.address())) return Optional.empty();
    return program
        .call(() -> cards.find(handle))
        .map(id -> sessions.open(id, Factor.DEMONSTRATION, source.browser()));
  }

  /// No address means all of them.
  static boolean isLoopback(@Nullable String address) {
    if (address == null || address.isBlank()) return false;
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
