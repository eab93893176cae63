package dev.baton.engine;

import dev.baton.asl.intrinsic.RandomUuid;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes names and ARNs, and the sources of randomness, all from one seed. */
final class Names {
  private static final int MAX_NAME = 80;
  private static final String FORBIDDEN = " <>{}[]?*\"#%\\^|~`$&,;:/";

  private final String partition;
  private final String region;
  private final String account;
  private final long seed;
  private final SplittableRandom names;

  Names(String partition, String region, String account, long seed) {
    this.partition = partition;
    this.region = region;
    this.account = account;
    this.seed = seed;
    names = new SplittableRandom(seed);
  }

  String partition() {
    return partition;
  }

  String region() {
    return region;
  }

  String account() {
    return account;
  }

  synchronized String next() {
    return RandomUuid.next(names);
  }

  /** A source for one execution, the same whenever seed and ARN are the same. */
  RandomGenerator random(String executionArn) {
    long mixed = seed;
    for (int i = 0; i < executionArn.length(); i++) {
      mixed = mixed * 0x5DEECE66DL + executionArn.charAt(i);
    }
    return new SplittableRandom(mixed);
  }

  String stateMachineArn(String name) {
    return "arn:%s:states:%s:%s:stateMachine:%s".formatted(partition, region, account, name);
  }

  String activityArn(String name) {
    return "arn:%s:states:%s:%s:activity:%s".formatted(partition, region, account, name);
  }

  /** The role a state is tested with when none is given. */
  String testRoleArn() {
    return "arn:%s:iam::%s:role/TestState".formatted(partition, account);
  }

  /** The ARN of an execution; express ones have a further part, for their names may recur. */
  String executionArn(StoredMachine machine, String name) {
    String arn = machine.executionArnPrefix() + name;
    return machine.type() == StateMachineType.EXPRESS ? arn + ":" + next() : arn;
  }

  /** Checks a name that is part of an ARN. */
  static void check(String name) {
    boolean valid = !name.isEmpty() && name.length() <= MAX_NAME;
    for (int i = 0; i < name.length() && valid; i++) {
      char c = name.charAt(i);
      valid = c >= ' ' && c != 0x7F && FORBIDDEN.indexOf(c) < 0;
    }
    if (!valid) {
      throw new EngineException("InvalidName", "Invalid Name: '" + name + "'");
    }
  }
}
