package dev.baton.cloud.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a request may name. A page in a browser that had its own name point here ("DNS
 * rebinding") sends that name as the host, and is refused; so names are this machine's only, and an
 * address bound elsewhere takes numeric addresses too, as no page can have one for a name.
 *
 * @param own the machine's own name, in lower case; null where requests come over loopback
 */
record HostNames(@Nullable String own) {
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?:(?:[a-z0-9._-]+\\.)?localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])\\.?(?::[0-9]{1,5})?");
  private static final Pattern NUMERIC =
      Pattern.compile("(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-f:.%]+])(?::[0-9]{1,5})?");

  /** The hosts of an address that is listened at. */
  static HostNames of(InetAddress bound) {
    if (bound.isLoopbackAddress()) {
      return new HostNames(null);
    }
    try {
      return new HostNames(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
    } catch (UnknownHostException e) {
      return new HostNames("");
    }
  }

  /**
   * Refuses a request that names another host.
   *
   * @throws AwsException {@code InvalidHostHeader}
   */
  void require(@Nullable String host) {
    String name = host == null ? "localhost" : host.toLowerCase(Locale.ROOT);
    if (LOCAL.matcher(name).matches()) {
      return;
    }
    if (own == null) {
      throw AwsException.badRequest(
          "InvalidHostHeader",
          "The Host header must name this machine: localhost, 127.0.0.1 or [::1]");
    }
    boolean mine = !own.isEmpty() && name.replaceFirst(":[0-9]+$", "").equals(own);
    if (!mine && !NUMERIC.matcher(name).matches()) {
      throw AwsException.badRequest(
          "InvalidHostHeader",
          "The Host header must name this machine: localhost, its address in numbers, or " + own);
    }
  }
}
