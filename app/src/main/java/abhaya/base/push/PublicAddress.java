package abhaya.base.push;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// Tells addresses of the open net from those that a machine inside can reach and a stranger
/// cannot: blocks of RFC 6890 and its register that are not globally reachable.
final class PublicAddress {
  /// IPv4 blocks beyond what the platform knows by name: first address and length of the prefix.
  private static final List<Block> CLOSED =
      List.of(
          new Block(0, 0, 0, 8),
          new Block(100, 64, 0, 10),
          new Block(192, 0, 0, 24),
          new Block(192, 0, 2, 24),
          new Block(198, 18, 0, 15),
          new Block(198, 51, 100, 24),
          new Block(203, 0, 113, 24),
          new Block(240, 0, 0, 4));

  private PublicAddress() {}

  private record Block(int first, int second, int third, int length) {
    boolean holds(byte[] address) {
      var start = number(new byte[] {(byte) first, (byte) second, (byte) third, 0});
      return ((number(address) ^ start) >>> (32 - length)) == 0;
    }

    private static int number(byte[] at) {
      return ByteBuffer.wrap(at).getInt();
    }
  }

  static boolean is(InetAddress address) {
    var named =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    if (named) return false;
    var bytes = address.getAddress();
    // of IPv6 only 2000::/3 is given out; 2002::/16 and 2001:0::/32 carry IPv4 addresses within
    if (address instanceof Inet6Address) return (bytes[0] & 0xe0) == 0x20 && !isTunnel(bytes);
    return CLOSED.stream().noneMatch(block -> block.holds(bytes));
  }

  private static boolean isTunnel(byte[] bytes) {
    if (bytes[0] != 0x20) return false;
    return bytes[1] == 0x02 || (bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
  }
}
