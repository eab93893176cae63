package dev.baton.cloud.dynamodb;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import java.util.List;

/** DynamoDB as a part of the cloud; its tables are in memory unless the cloud keeps its data. */
public final class DynamoDbPart implements CloudPart {
  private final DynamoDbService service;
  private final TableProvider tables;

  public DynamoDbPart(CloudContext context) {
    service =
        new DynamoDbService(context, context.kept() ? context.data().resolve("dynamodb") : null);
    tables = new TableProvider(context);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(tables);
  }

  @Override
  public void start() {
    service.start();
  }

  @Override
  public void close() {
    service.close();
  }
}
