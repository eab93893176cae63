package dev.baton.cloud.textract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.engine.clock.Hold;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of text detection. A job reads its document and leaves its result in S3 as the caller,
 * as Textract does; virtual time stands still while one runs. Safe for threads.
 *
 * <p>Source: Amazon Textract API Reference, StartDocumentTextDetection and
 * GetDocumentTextDetection.
 */
final class TextDetection {
  private static final int MOST_JOBS = 100;
  private static final int MOST_RESULTS = 1_000;

  private final CloudContext context;
  private final Tesseract tesseract;
  private final SeededIds ids;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();

  TextDetection(CloudContext context, Tesseract tesseract) {
    this.context = context;
    this.tesseract = tesseract;
    ids = new SeededIds(context.seed(), "text detection");
  }

  JsonNode start(Params params, AwsRequest request) {
    if (!tesseract.isPresent()) {
      throw AwsException.badRequest("AccessDeniedException", Tesseract.HOW_TO_GET_IT);
    }
    Job job;
    synchronized (jobs) {
      String token = params.textOrNull("ClientRequestToken");
      String known = token == null ? null : tokens.get(token);
      if (known != null) {
        return Json.object().put("JobId", known);
      }
      job = new Job(ids.next().replace("-", "").repeat(2), tesseract);
      remember(job, token);
    }
    CallersObjects objects = new CallersObjects(context.door(), request.caller());
    Params object = params.sub("DocumentLocation").sub("S3Object");
    byte[] document = objects.get(object.text("Bucket"), object.text("Name"));
    run(job, document, output(params.sub("OutputConfig"), job, objects));
    return Json.object().put("JobId", job.id());
  }

  /** Where the result goes; Textract tries out whether it may write there, and so does this. */
  private static Job.Output output(Params config, Job job, CallersObjects objects) {
    String bucket = config.textOrNull("S3Bucket");
    if (bucket == null) {
      return (name, result) -> {};
    }
    String folder = config.textOr("S3Prefix", "textract_output") + "/" + job.id() + "/";
    objects.put(bucket, folder + ".s3_access_check", new byte[0]);
    return (name, result) -> objects.put(bucket, folder + name, Json.bytes(result));
  }

  private void run(Job job, byte[] document, Job.Output output) {
    Hold hold = context.clock().hold("textract:job");
    Thread.ofVirtual()
        .name("textract")
        .start(
            () -> {
              try (RequestHold _ = RequestHold.adopt(context.clock(), "textract:job", hold)) {
                job.run(document, context.data().resolve("textract"), output);
              }
            });
  }

  JsonNode get(Params params, AwsRequest request) {
    Job job;
    synchronized (jobs) {
      job = jobs.get(params.text("JobId"));
    }
    if (job == null) {
      throw AwsException.badRequest("InvalidJobIdException", "Invalid job id");
    }
    int from = Integer.parseInt(params.textOr("NextToken", "0"));
    int most = Math.clamp(params.numberOr("MaxResults", MOST_RESULTS), 1, MOST_RESULTS);
    ObjectNode answer = job.answer();
    ArrayNode all = job.blocks();
    ArrayNode blocks = answer.putArray("Blocks");
    for (int i = from; i < Math.min(all.size(), from + most); i++) {
      blocks.add(all.get(i));
    }
    if (from + most < all.size()) {
      answer.put("NextToken", String.valueOf(from + most));
    }
    return answer;
  }

  private void remember(Job job, @Nullable String token) {
    jobs.put(job.id(), job);
    if (token != null) {
      tokens.put(token, job.id());
    }
    if (jobs.size() > MOST_JOBS) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    if (tokens.size() > MOST_JOBS) {
      tokens.remove(tokens.keySet().iterator().next());
    }
  }
}
