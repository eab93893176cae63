package dev.baton.engine.port;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the outcome of a {@link ServiceCall} goes; only the first one counts. */
public interface ServiceCallback {

  /** The call succeeded. The result belongs to the engine from here on. */
  void succeeded(JsonNode result);

  /**
   * The call failed.
   *
   * @param error the error's name as the service states it: {@code ResourceNotFoundException}, or
   *     for a function the class of its exception
   * @param cause the service's message, or for a function the JSON text of the failure
   */
  void failed(String error, String cause);
}
