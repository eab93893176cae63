package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What requests to Lambda need permission for: the function as it is named, with version or alias.
 */
final class FunctionPermissions {
  private static final Pattern FUNCTION = Pattern.compile("/[0-9-]+/functions/([^/]+)(?:/.*)?");
  private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]+)");

  private final CloudContext context;

  FunctionPermissions(CloudContext context) {
    this.context = context;
  }

  List<Permission> of(AwsRequest request) {
    String action = request.action().equals("Invoke") ? "InvokeFunction" : request.action();
    Matcher matcher = FUNCTION.matcher(request.path());
    String resource = matcher.matches() ? arn(matcher.group(1), request) : "*";
    return List.of(new Permission("lambda:" + action, resource));
  }

  private String arn(String encoded, AwsRequest request) {
    String name = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    name = name.replaceFirst("^.*?:?function:", "");
    Matcher qualifier = QUALIFIER.matcher(request.query() == null ? "" : request.query());
    String suffix = !name.contains(":") && qualifier.find() ? ":" + qualifier.group(1) : "";
    return context.arn("lambda", "function:" + name + suffix);
  }
}
