package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists by pages. A token names the last entry that was shown, so that entries which come and go
 * meanwhile move nothing.
 *
 * @param most how many entries a page has when the request does not say, and at most
 * @param refusal the code of the error for a token that is none
 */
public record Paging(String tokenIn, String tokenOut, String limit, int most, String refusal) {

  /** Puts a page of entries, in the order of their keys, and the token of the next one. */
  public ObjectNode page(Params params, String member, Map<String, ? extends JsonNode> entries) {
    NavigableMap<String, JsonNode> sorted = new TreeMap<>(entries);
    String after = after(params.textOrNull(tokenIn));
    int asked = params.numberOr(limit, most);
    int size = Math.min(asked <= 0 ? most : asked, most);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(member);
    String last = null;
    for (var entry : (after == null ? sorted : sorted.tailMap(after, false)).entrySet()) {
      if (list.size() == size) {
        byte[] bytes = String.valueOf(last).getBytes(StandardCharsets.UTF_8);
        answer.put(tokenOut, Base64.getUrlEncoder().encodeToString(bytes));
        break;
      }
      list.add(entry.getValue());
      last = entry.getKey();
    }
    return answer;
  }

  private @Nullable String after(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsException.badRequest(refusal, "The specified token is not valid.");
    }
  }
}
