package dev.baton.shared.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes from S3's answers when an object was last modified, which nothing here asks: to read it,
 * the SDK has the names of months and days from the tables of all locales loaded.
 */
final class Undated implements ExecutionInterceptor {
  private static final String DATE = "Last-Modified";

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    return response.firstMatchingHeader(DATE).isEmpty()
        ? response
        : response.toBuilder().removeHeader(DATE).build();
  }
}
