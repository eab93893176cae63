package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Lists by pages, as the Step Functions API does: maxResults of 0 means 100. */
final class Pages {
  private static final int MOST = 1000;
  private static final int NORMALLY = 100;

  private Pages() {}

  static <T> ObjectNode page(
      Params params, String member, List<T> all, Function<T, ObjectNode> show) {
    int asked = params.numberOr("maxResults", 0);
    if (asked < 0 || asked > MOST) {
      throw AwsException.badRequest(
          "ValidationException",
          "1 validation error detected: Value '"
              + asked
              + "' at 'maxResults' failed to satisfy constraint: Member must have value "
              + (asked < 0 ? "greater than or equal to 0" : "less than or equal to 1000"));
    }
    int from = from(params, all.size());
    int to = Math.min(all.size(), from + (asked == 0 ? NORMALLY : asked));
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(member);
    all.subList(from, to).forEach(each -> list.add(show.apply(each)));
    if (to < all.size()) {
      byte[] next = Integer.toString(to).getBytes(StandardCharsets.US_ASCII);
      answer.put("nextToken", Base64.getEncoder().encodeToString(next));
    }
    return answer;
  }

  private static int from(Params params, int size) {
    String token = params.textOrNull("nextToken");
    if (token == null) {
      return 0;
    }
    try {
      byte[] text = Base64.getDecoder().decode(token);
      int from = Integer.parseInt(new String(text, StandardCharsets.US_ASCII));
      if (from >= 0 && from <= size) {
        return from;
      }
    } catch (IllegalArgumentException e) {
      // Not a token of ours: refused below.
    }
    throw AwsException.badRequest("InvalidToken", "Invalid Token: '" + token + "'");
  }
}
