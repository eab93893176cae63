package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Lists by pages, as the Step Functions API does: maxResults of 0 means 100. A token names the last
 * entry that was shown, so that entries which appear meanwhile move nothing, and belongs to the
 * request that it came from.
 */
final class Pages {
  private static final int NORMALLY = 100;
  private static final Set<String> OF_THE_PAGE = Set.of("nextToken", "maxResults");

  private Pages() {}

  static <T> ObjectNode page(
      Params params, String member, List<T> all, Function<T, ObjectNode> show) {
    int asked = params.numberOr("maxResults", 0);
    String scope = scope(params, member);
    int from = from(params, scope, all, show);
    int to = Math.min(all.size(), from + (asked == 0 ? NORMALLY : asked));
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(member);
    all.subList(from, to).forEach(each -> list.add(show.apply(each)));
    if (to < all.size()) {
      String token = scope + ":" + to + ":" + key(list.get(list.size() - 1).toString());
      byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
      answer.put("nextToken", Base64.getEncoder().encodeToString(bytes));
    }
    return answer;
  }

  /** The same for all pages of one list. */
  private static String scope(Params params, String member) {
    ObjectNode others = params.members().deepCopy();
    others.remove(OF_THE_PAGE);
    return member + "-" + key(others.toString());
  }

  private static String key(String text) {
    return Integer.toHexString(text.hashCode());
  }

  private static <T> int from(
      Params params, String scope, List<T> all, Function<T, ObjectNode> show) {
    String token = params.textOrNull("nextToken");
    if (token == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
      String[] parts = text.split(":", -1);
      int index = Integer.parseInt(parts.length == 3 ? parts[1] : "");
      if (parts[0].equals(scope) && index > 0) {
        return after(parts[2], Math.min(index, all.size()), all, show);
      }
    } catch (IllegalArgumentException e) {
      // Not a token of ours: refused below.
    }
    throw AwsException.badRequest("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  /** Where the list goes on: behind the entry of this key, which new ones may have moved. */
  private static <T> int after(String last, int index, List<T> all, Function<T, ObjectNode> show) {
    for (int i = index; i <= all.size(); i++) {
      if (key(show.apply(all.get(i - 1)).toString()).equals(last)) {
        return i;
      }
    }
    return index;
  }
}
