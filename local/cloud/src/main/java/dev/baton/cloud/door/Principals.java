package dev.baton.cloud.door;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who holds which access key. Safe for threads. */
public final class Principals {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Map<String, Principal> holders = new ConcurrentHashMap<>();
  private final Map<String, Principal> revoked = new ConcurrentHashMap<>();
  private final Random random;
  private volatile @Nullable Principal stranger;

  public Principals(long seed) {
    random = new Random(seed);
  }

  /** Makes credentials for a principal; each call makes others. */
  public AwsCredentials issue(Principal principal) {
    AwsCredentials made =
        new AwsCredentials("ASIA" + letters(16), letters(40), "baton" + letters(32));
    holders.put(made.accessKeyId(), principal);
    return made;
  }

  /** Knows a principal by credentials that it brings along. */
  public AwsCredentials accept(AwsCredentials credentials, Principal principal) {
    holders.put(credentials.accessKeyId(), principal);
    return credentials;
  }

  /** Lets whoever signs with a key that nobody was given be this principal. */
  public void admit(Principal principal) {
    stranger = principal;
  }

  /** Makes credentials worthless from this moment on. */
  public void revoke(AwsCredentials credentials) {
    Principal principal = holders.remove(credentials.accessKeyId());
    if (principal != null) {
      revoked.put(credentials.accessKeyId(), principal);
    }
  }

  /**
   * The principal who holds an access key.
   *
   * @throws AwsException {@code ExpiredTokenException} for a revoked key, {@code
   *     UnrecognizedClientException} for one that was never issued or when there is none
   */
  public Principal identify(@Nullable String accessKeyId) {
    if (accessKeyId == null) {
      throw new AwsException(
          403, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
    }
    Principal holder = holders.get(accessKeyId);
    if (holder != null) {
      return holder;
    }
    if (revoked.containsKey(accessKeyId)) {
      throw new AwsException(
          403, "ExpiredTokenException", "The security token included in the request is expired");
    }
    Principal anybody = stranger;
    if (anybody != null) {
      return anybody;
    }
    throw new AwsException(
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }

  private synchronized String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
