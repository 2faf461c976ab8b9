package abhaya.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Those of the peers a job asks for that this machine has.
public final class Peers {
  private static final long MINUTES_MAX = 10;

  private final Set<Peer> there;

  private Peers(Set<Peer> there) {
    this.there = there;
  }

  /// @param install asks apt for those that are not there
  static Peers find(boolean install, Report report, Peer... wanted)
      throws IOException, InterruptedException {
    var there = look(List.of(wanted));
    if (!install || there.size() == wanted.length) return new Peers(there);
    var packages = new ArrayList<String>();
    for (var peer : wanted) if (!there.contains(peer)) packages.addAll(peer.packages());
    report.progress("apt installs " + String.join(" and ", packages));
    var command =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends"));
    command.addAll(packages);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    // no service is started: each run starts servers of its own and ends them
    builder.environment().put("RUNLEVEL", "1");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var child = builder.start();
    if (!child.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) child.destroy();
    else if (child.exitValue() != 0) report.progress("apt did not install them");
    return new Peers(look(List.of(wanted)));
  }

  private static Set<Peer> look(List<Peer> wanted) throws IOException, InterruptedException {
    var there = EnumSet.noneOf(Peer.class);
    for (var peer : wanted) if (peer.isThere()) there.add(peer);
    return there;
  }

  public boolean has(Peer peer) {
    return there.contains(peer);
  }

  /// Names those of a job that are missing.
  public void tellMissing(String job, Report report, Peer... wanted) {
    for (var peer : wanted) {
      if (has(peer)) continue;
      report.note(job, "peer missing: " + peer.called() + " (--install-peers installs it)");
    }
  }
}
