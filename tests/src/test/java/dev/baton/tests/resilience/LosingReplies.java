package dev.baton.tests.resilience;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A connection that makes each call of an action, and loses the first answer to each. */
final class LosingReplies implements SdkHttpClient {
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final AtomicInteger calls = new AtomicInteger();
  private final String action;

  LosingReplies(String action) {
    this.action = action;
  }

  /** How many answers were lost. */
  int lost() {
    return (calls.get() + 1) / 2;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest real = http.prepareRequest(request);
    boolean meant =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .filter(target -> target.endsWith("." + action))
            .isPresent();
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = real.call();
        if (meant && calls.incrementAndGet() % 2 == 1) {
          throw new IOException("the answer is lost");
        }
        return answer;
      }

      @Override
      public void abort() {
        real.abort();
      }
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
