package dev.baton.engine.clock;

/** Work under way, during which virtual time stands still; closing it twice counts once. */
public interface Hold extends AutoCloseable {

  @Override
  void close();
}
