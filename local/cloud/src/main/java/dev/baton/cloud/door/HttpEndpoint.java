package dev.baton.cloud.door;

import dev.baton.engine.clock.EngineClock;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The door as AWS clients see it: one HTTP address on the loopback interface for all services, told
 * apart by the signature's scope. Connections are read and written by a thread for each processor;
 * each request is served by a virtual thread, which may wait.
 */
public final class HttpEndpoint implements AutoCloseable {
  static {
    // Handlers run here too: their HTTP client would repeat a call by itself whose answer is lost.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private static final int MOST_HEADER_BYTES = 65_536;
  private static final int CONNECTIONS_NOT_YET_TAKEN = 1_024;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          Runtime.getRuntime().availableProcessors(),
          new DefaultThreadFactory("endpoint", true),
          NioIoHandler.newFactory());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Channel channel;

  /**
   * Opens the address; requests are served from then on.
   *
   * @param port 0 for a free one
   */
  public HttpEndpoint(Door door, Principals principals, EngineClock clock, int port) {
    this(door, principals, clock, new InetSocketAddress(loopback(), port));
  }

  /**
   * Opens an address that need not be on the loopback interface.
   *
   * @param address with port 0 for a free one
   */
  public HttpEndpoint(
      Door door, Principals principals, EngineClock clock, InetSocketAddress address) {
    HostNames hosts = HostNames.of(address.getAddress());
    HttpRequests requests = new HttpRequests(door, principals, clock, hosts);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, CONNECTIONS_NOT_YET_TAKEN)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connect(connection, requests);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      String why = "Port " + address.getPort() + " cannot be opened: " + bound.cause().getMessage();
      throw new UncheckedIOException(why, new IOException(bound.cause()));
    }
    channel = bound.channel();
  }

  /** Where clients point {@code AWS_ENDPOINT_URL} at. */
  public URI uri() {
    InetSocketAddress local = (InetSocketAddress) channel.localAddress();
    InetAddress address = local.getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + local.getPort());
  }

  @Override
  public void close() {
    var _ = channel.close().awaitUninterruptibly();
    var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    threads.shutdownNow();
  }

  private void connect(Channel connection, HttpRequests requests) {
    SlowRequests slow = new SlowRequests();
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MOST_HEADER_BYTES)
            .setMaxHeaderSize(MOST_HEADER_BYTES);
    connection
        .pipeline()
        .addLast(
            slow,
            new HttpServerCodec(config),
            new WholeRequests(requests),
            new HttpConnection(requests, slow, threads));
  }

  private static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }
}
