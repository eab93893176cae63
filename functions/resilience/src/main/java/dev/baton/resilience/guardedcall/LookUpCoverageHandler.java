package dev.baton.resilience.guardedcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The dependency of the sample: a registry of members, one object each, who are covered. */
public final class LookUpCoverageHandler implements RequestStreamHandler {
  private static final Pattern MEMBER = Pattern.compile("[A-Z0-9-]{1,32}");

  private final S3Client registry;
  private final String bucket;
  private final Telemetry telemetry;

  public LookUpCoverageHandler() {
    this(
        AwsClients.s3(),
        Settings.read(System.getenv(), settings -> settings.text("DOCUMENTS_BUCKET")),
        Telemetry.of(LookUpCoverageHandler.class, Clock.systemUTC()));
  }

  LookUpCoverageHandler(S3Client registry, String bucket, Telemetry telemetry) {
    this.registry = registry;
    this.bucket = bucket;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(LookUpCoverageRequest.class, telemetry, this::lookUp);
  }

  private LookUpCoverageResult lookUp(LookUpCoverageRequest request) {
    String member = request.memberId();
    if (member == null || !MEMBER.matcher(member).matches()) {
      throw new ValidationException("no-member", "memberId is capitals, digits and hyphens");
    }
    return new LookUpCoverageResult(member, isListed(member));
  }

  private boolean isListed(String member) {
    try {
      registry
          .getObject(request -> request.bucket(bucket).key("registry/" + member + ".json"))
          .abort();
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }
}
