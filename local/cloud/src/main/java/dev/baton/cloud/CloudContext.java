package dev.baton.cloud;

import dev.baton.cloud.assembly.Assets;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.door.Principals;
import dev.baton.cloud.trace.Tracing;
import dev.baton.engine.clock.EngineClock;
import java.net.URI;
import java.nio.file.Path;

/**
 * What every part of a cloud is given.
 *
 * @param door the way to other services, in-process; a part that works on its own threads holds the
 *     clock ({@link EngineClock#hold}) from the moment it knows of work until that is done
 * @param endpoint the door as HTTP clients reach it
 * @param data a folder that belongs to this cloud; each part makes one of its own in it
 * @param kept whether tables and objects outlive this cloud, in the folder
 */
public record CloudContext(
    EngineClock clock,
    Door door,
    Principals principals,
    URI endpoint,
    Assets assets,
    Path data,
    boolean kept,
    String region,
    String account,
    long seed,
    CloudListener listener,
    Tracing tracing) {

  /** The ARN of a resource in this cloud's region and account. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }

  /** The URL of the queue of an ARN. */
  public String queueUrl(String queueArn) {
    String[] parts = queueArn.split(":", -1);
    return "https://sqs." + region + ".amazonaws.com/" + parts[4] + "/" + parts[5];
  }
}
