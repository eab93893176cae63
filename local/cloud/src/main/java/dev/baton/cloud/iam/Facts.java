package dev.baton.cloud.iam;

import java.util.List;

/** What is known of a call when conditions are judged: the values of condition keys. */
@FunctionalInterface
interface Facts {

  /** The values of a key, written in any case; empty when the call has no such key. */
  List<String> of(String key);
}
