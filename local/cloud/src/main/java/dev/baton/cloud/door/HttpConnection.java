package dev.baton.cloud.door;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: its requests are served one after the other, however many it sends
 * ahead, and answered in that order. Belongs to the thread that reads the connection.
 */
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
  /** How many requests may wait for the one before them until no more is read. */
  private static final int MOST_WAITING = 16;

  private static final AtomicLong REQUESTS = new AtomicLong();

  private final HttpRequests requests;
  private final SlowRequests slow;
  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  HttpConnection(HttpRequests requests, SlowRequests slow, Executor threads) {
    this.requests = requests;
    this.slow = slow;
    this.threads = threads;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    slow.finished();
    if (request.decoderResult().isFailure()) {
      AwsResponse refusal = new AwsResponse(400, Map.of(), new byte[0]);
      end(context, refusal);
      return;
    }
    HttpCall call = call(request, ByteBufUtil.getBytes(request.content()));
    boolean kept = HttpUtil.isKeepAlive(request);
    if (!busy) {
      serve(context, call, kept);
      return;
    }
    waiting.add(() -> serve(context, call, kept));
    if (waiting.size() >= MOST_WAITING) {
      context.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }

  private void serve(ChannelHandlerContext context, HttpCall call, boolean kept) {
    busy = true;
    boolean head = call.method().equals(HttpMethod.HEAD.name());
    threads.execute(
        () -> {
          @Nullable FullHttpResponse answer = null;
          try {
            answer = message(requests.answer(call), head);
          } catch (NoReplyException e) {
            // The connection ends without an answer, as it does when a service breaks.
          } finally {
            @Nullable FullHttpResponse last = answer;
            context.executor().execute(() -> finish(context, last, kept));
          }
        });
  }

  private void finish(
      ChannelHandlerContext context, @Nullable FullHttpResponse answer, boolean kept) {
    if (answer == null) {
      var _ = context.close();
      return;
    }
    HttpUtil.setKeepAlive(answer, kept);
    ChannelFuture written = context.writeAndFlush(answer);
    if (!kept) {
      var _ = written.addListener(ChannelFutureListener.CLOSE);
      return;
    }
    busy = false;
    Runnable next = waiting.poll();
    if (next != null) {
      next.run();
    }
    if (waiting.size() < MOST_WAITING && !context.channel().config().isAutoRead()) {
      context.channel().config().setAutoRead(true);
    }
  }

  /** A request with its body; what only services in this process say is left out. */
  static HttpCall call(HttpRequest request, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Map.Entry<String, String> each : request.headers()) {
      headers
          .computeIfAbsent(each.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
          .add(each.getValue());
    }
    headers.remove(AwsRequest.VIA_SERVICE);
    String target = request.uri();
    if (target.startsWith("http://")) {
      int path = target.indexOf('/', "http://".length());
      target = path < 0 ? "/" : target.substring(path);
    }
    int query = target.indexOf('?');
    return new HttpCall(
        request.method().name(),
        query < 0 ? target : target.substring(0, query),
        query < 0 ? null : target.substring(query + 1),
        headers,
        body);
  }

  /** The last answer on a connection. */
  static void end(ChannelHandlerContext context, AwsResponse last) {
    var _ = context.writeAndFlush(message(last, false)).addListener(ChannelFutureListener.CLOSE);
  }

  /** An answer as it goes out; {@code head} when only its headers do. */
  static FullHttpResponse message(AwsResponse response, boolean head) {
    FullHttpResponse message =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(response.status()),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body()));
    var headers = message.headers();
    response.headers().forEach((name, values) -> headers.set(name, (Iterable<?>) values));
    headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    if (!head || !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
    }
    if (!headers.contains("x-amzn-requestid")) {
      long number = REQUESTS.incrementAndGet();
      headers.set("x-amzn-requestid", "0".repeat(16) + HexFormat.of().toHexDigits(number));
    }
    return message;
  }
}
