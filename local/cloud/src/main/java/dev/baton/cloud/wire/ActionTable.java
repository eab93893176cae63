package dev.baton.cloud.wire;

import dev.baton.cloud.door.Service;
import java.util.Set;

/** A service that says which actions it answers; docs/endpoint.md lists them. */
public interface ActionTable extends Service {

  /** The names of what this service answers, as AWS and IAM name them. */
  Set<String> actions();
}
