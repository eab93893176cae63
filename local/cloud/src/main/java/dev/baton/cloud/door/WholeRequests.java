package dev.baton.cloud.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;

/** Puts requests together with their bodies, and refuses those that are too large unread. */
final class WholeRequests extends HttpObjectAggregator {
  private final HttpRequests requests;

  WholeRequests(HttpRequests requests) {
    super(RequestLimits.MOST_BYTES);
    this.requests = requests;
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage request) {
    HttpConnection.end(context, tooLarge(request));
  }

  @Override
  protected Object newContinueResponse(
      HttpMessage request, int mostBytes, ChannelPipeline pipeline) {
    boolean refused =
        HttpUtil.is100ContinueExpected(request)
            && HttpUtil.getContentLength(request, 0L) > mostBytes;
    return refused
        ? HttpConnection.message(tooLarge(request), false)
        : super.newContinueResponse(request, mostBytes, pipeline);
  }

  private AwsResponse tooLarge(HttpMessage request) {
    return requests.tooLarge(HttpConnection.call((HttpRequest) request, new byte[0]));
  }
}
