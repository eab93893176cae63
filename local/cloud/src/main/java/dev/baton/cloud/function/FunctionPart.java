package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.logs.LogSink;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lambda as a part of the cloud. */
public final class FunctionPart implements CloudPart {
  private final Functions functions = new Functions();
  private final EventInvocations events;
  private final LambdaService service;
  private final FunctionProvider provider;

  public FunctionPart(CloudContext context) {
    events = new EventInvocations(context.clock());
    service = new LambdaService(functions, events);
    provider = new FunctionProvider(context, functions);
    context.door().interruptWith(functions::interrupt);
    LogRouting.install();
  }

  /** Says where the lines that functions log go, beside their files. */
  public void logTo(LogSink sink) {
    functions.logTo(sink);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }

  /** The names by which faults know the functions, each with its role's ARN; empty for none. */
  public Map<String, String> roles() {
    Map<String, String> roles = new TreeMap<>();
    for (LambdaFunction function : functions.all()) {
      String role = function.spec().roleArn();
      roles.put(function.spec().label(), role == null ? "" : role);
    }
    return roles;
  }

  /** Makes a sandbox of each function, one after the other, while the rest of the cloud goes on. */
  @Override
  public void ready() {
    Thread.ofPlatform()
        .daemon()
        .name("baton-warm-up")
        .start(() -> functions.all().forEach(LambdaFunction::warmUp));
  }

  @Override
  public void close() {
    events.close();
    functions.all().forEach(LambdaFunction::close);
  }
}
