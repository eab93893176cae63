package dev.baton.cloud.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client begins a request and does not finish it in time; a body of any
 * size has come by then over loopback. A connection between two requests may rest.
 */
final class SlowRequests extends ChannelInboundHandlerAdapter {
  private static final int PATIENCE_SECONDS = 120;

  private boolean begun;
  private @Nullable Future<?> end;

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    begun = true;
    context.fireChannelRead(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (begun && end == null) {
      end = context.executor().schedule(() -> cut(context), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    finished();
    context.fireChannelInactive();
  }

  private static void cut(ChannelHandlerContext context) {
    var _ = context.close();
  }

  /** The request has come as a whole. */
  void finished() {
    begun = false;
    if (end != null) {
      boolean _ = end.cancel(false);
      end = null;
    }
  }
}
