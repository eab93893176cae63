package dev.baton.asl.expression;

/** The error names that Step Functions reserves. */
public final class Errors {
  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT = "States.DataLimitExceeded";
  public static final String QUERY = "States.QueryEvaluationError";
  public static final String PARAMETER_PATH = "States.ParameterPathFailure";
  public static final String RESULT_PATH_MATCH = "States.ResultPathMatchFailure";
  public static final String INTRINSIC = "States.IntrinsicFailure";
  public static final String NO_CHOICE = "States.NoChoiceMatched";
  public static final String BRANCH_FAILED = "States.BranchFailed";
  public static final String THRESHOLD = "States.ExceedToleratedFailureThreshold";
  public static final String ITEM_READER = "States.ItemReaderFailed";
  public static final String RESULT_WRITER = "States.ResultWriterFailed";

  private Errors() {}
}
