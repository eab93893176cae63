package dev.baton.tests.cloud;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** An AWS account that the tests deploy to, and leave as they found it. */
final class Account {
  private Account() {}

  /** Deploys to an account without Baton; closing the cloud takes everything away again. */
  static CloudUnderTest cloud() {
    Place place = Place.aws();
    Clients clients = new Clients(null, place.region(), place.credentials());
    CloudFormationClient cloudFormation = clients.cloudFormation();
    if (!CdkDeployment.stacks(cloudFormation).isEmpty()) {
      throw new AssertionError(
          "-Dbaton.target=aws: the account has Baton's stacks in "
              + place.region()
              + " already, and the tests would remove them; choose another account or region");
    }
    return EndpointCloud.at(place, () -> remove(place, clients));
  }

  private static void remove(Place place, Clients clients) {
    CdkDeployment.stacks(clients.cloudFormation()).stream()
        .flatMap(
            stack ->
                clients
                    .cloudFormation()
                    .listStackResourcesPaginator(request -> request.stackName(stack.stackName()))
                    .stackResourceSummaries()
                    .stream())
        .filter(resource -> resource.resourceType().equals("AWS::S3::Bucket"))
        .forEach(bucket -> empty(clients.s3, bucket.physicalResourceId()));
    new CdkDeployment(place).destroy();
  }

  private static void empty(S3Client s3, String bucket) {
    for (var page : s3.listObjectVersionsPaginator(request -> request.bucket(bucket))) {
      page.versions().forEach(version -> delete(s3, bucket, version.key(), version.versionId()));
      page.deleteMarkers().forEach(marker -> delete(s3, bucket, marker.key(), marker.versionId()));
    }
  }

  private static void delete(S3Client s3, String bucket, String key, String versionId) {
    s3.deleteObject(request -> request.bucket(bucket).key(key).versionId(versionId));
  }
}
