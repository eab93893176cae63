package dev.baton.console.session;

/** What the person who is asked for an approval does. */
public enum Decision {
  APPROVE,
  REJECT,
  /** Nothing, until the request expires. */
  EXPIRE
}
