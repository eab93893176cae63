package dev.baton.cloud.apigateway;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.RestApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** API Gateway as a part of the cloud: the REST APIs of the template and those who visit them. */
public final class ApiGatewayPart implements CloudPart {
  private final RestApis apis;
  private final Invocations invocations;
  private final ExecuteApi visits;
  private final Service reads;

  public ApiGatewayPart(CloudContext context) {
    apis = new RestApis(context);
    invocations = new Invocations(context);
    visits = new ExecuteApi(context, apis, invocations);
    ApiReads actions = new ApiReads(apis);
    reads =
        new RestApi(
            "apigateway",
            Stream.concat(actions.routes().stream(), actions.others().stream()).toList(),
            (action, params) -> List.of(new Permission("apigateway:GET", "*")));
  }

  /** Where the stages of the APIs are, by the names of both. */
  public Map<String, URI> addresses() {
    Map<String, URI> addresses = new TreeMap<>();
    for (dev.baton.cloud.apigateway.RestApi api : apis.all()) {
      for (String stage : api.stages.keySet()) {
        String path = "/restapis/" + api.id + "/" + stage + "/_user_request_/";
        String name = api.properties().path("Name").asText(api.id) + " " + stage;
        addresses.put(name, apis.context().endpoint().resolve(path));
      }
    }
    return addresses;
  }

  @Override
  public List<Service> services() {
    return List.of(visits, reads);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(new ApiGatewayProvider(apis));
  }

  @Override
  public void close() {
    invocations.close();
  }
}
