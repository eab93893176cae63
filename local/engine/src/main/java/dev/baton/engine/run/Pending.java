package dev.baton.engine.run;

/** What a state waits for. */
interface Pending {

  /** Gives it up; nothing may come of it afterwards. */
  void cancel();
}
