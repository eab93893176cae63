package dev.baton.resilience.admissionsaga;

import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.settings.Settings;
import java.util.Map;

/** The settings of the saga's handlers, and what production makes of them. */
record AdmissionSettings(String table, long bedsPerWard) {
  static AdmissionSettings of(Map<String, String> environment) {
    return Settings.read(
        environment,
        settings ->
            new AdmissionSettings(
                settings.text("SAGAS_TABLE"), settings.number("BEDS_PER_WARD", 20, 1, 10_000)));
  }

  Beds beds() {
    return new Beds(arrangements(), bedsPerWard);
  }

  Rooms rooms() {
    return new Rooms(arrangements());
  }

  BillingCases billingCases() {
    return new BillingCases(arrangements());
  }

  private Arrangements arrangements() {
    return new Arrangements(AwsClients.dynamoDb(), table);
  }
}
