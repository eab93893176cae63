package dev.baton.console.conformance;

/** Where a case is replayed: what stands in it for the recorder's region and account. */
record Place(String region, String account) {
  /** The engine of this process. */
  static final Place HERE = new Place("us-east-1", "111111111111");

  /** The role that the case's state machines have. */
  String role() {
    return "arn:aws:iam::" + account + ":role/conformance";
  }
}
