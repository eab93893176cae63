package dev.baton.cloud.door;

import dev.baton.cloud.wire.ActionTable;
import java.util.function.Supplier;

/**
 * A service that anybody may visit at addresses of its own, as browsers do, and not only clients
 * that sign for it.
 */
public interface WebService extends ActionTable {

  /**
   * Whether a request is a visit.
   *
   * @param host as the request names it, in lower case; empty where it does not
   * @param path raw, without the query
   */
  boolean isAddressed(String host, String path);

  /**
   * Serves a visitor.
   *
   * @param request made by nobody in particular
   * @param signer who signed the request; throws {@link AwsException} where nobody did whose key is
   *     known
   */
  AwsResponse visit(AwsRequest request, Supplier<Principal> signer);
}
