package dev.baton.shared.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The HTTP client of all AWS clients, which can rehearse: within {@link #without} nothing goes over
 * the network and every call is answered with an empty object, so that all of a client's code is
 * loaded and has no effect.
 */
final class Rehearsal implements SdkHttpClient {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final SdkHttpClient real;
  private volatile boolean rehearsing;

  Rehearsal(SdkHttpClient real) {
    this.real = real;
  }

  /** Runs calls of this thread's, before any other thread makes one, without the network. */
  void without(Runnable calls) {
    rehearsing = true;
    try {
      calls.run();
    } finally {
      rehearsing = false;
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return rehearsing ? new Answered() : real.prepareRequest(request);
  }

  @Override
  public String clientName() {
    return real.clientName();
  }

  @Override
  public void close() {
    real.close();
  }

  private static final class Answered implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(200)
                  .putHeader("content-length", Integer.toString(NOTHING.length))
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(NOTHING)))
          .build();
    }

    @Override
    public void abort() {
      // There is nothing to be ended.
    }
  }
}
