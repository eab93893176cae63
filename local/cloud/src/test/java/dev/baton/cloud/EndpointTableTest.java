package dev.baton.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.ActionTable;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of what the endpoint answers, made from the services themselves. */
class EndpointTableTest {
  private static final String HEAD =
      """
      # What the endpoint answers

      `./baton up` serves these services at one address, http://127.0.0.1:4566, to any AWS client. An action or a service
      that is not here is refused by name, in the form in which its protocol has errors. This table is made from the code:
      `EndpointTableTest` fails while it is not current, and `mvn test -pl local/cloud -am -Dtest=EndpointTableTest
      -Dsurefire.failIfNoSpecifiedTests=false -Dbaton.docs=write` writes it anew.

      Requests are told apart by the service in their signature; ages and signatures themselves are not checked. What the
      services keep is in the folder that `--data` names. Metrics, events of logs and messages in queues live as long as
      the command, and so do functions, queues and state machines that are made by API. FIFO topics, text messages, API
      destinations, asymmetric keys, rotation of secrets, users of IAM and functions whose code is not an asset of the
      assembly are refused. CloudWatch answers the query protocol, JSON and CBOR. Roles, policies of roles and policies of
      resources count from the call that sets them; what nothing describes is not checked. What is configured of a bucket
      (tags, encryption, lifecycle, CORS, public access, ownership) is kept and shown, and nothing expires by it.

      It listens at loopback. `--bind ADDRESS` opens it to whoever reaches that address, and says so: signatures are not
      checked. A Host header must name this machine: localhost, or where it is bound elsewhere an address in numbers or
      the machine's own name.

      With `--isolated` each function runs in processes of its own under AWS's runtime interface client
      ([decision](decisions/0029-isolated-functions.md)).

      A stage of a REST API of the template is at `/restapis/ID/STAGE/_user_request_/`, or at `/STAGE/` of the host
      `ID.execute-api.localhost:4566`; `./baton up` prints the addresses. Functions (AWS_PROXY) and MOCK answer; other
      integrations, Cognito, API keys and validators of bodies are refused. Names of headers reach a function as
      `Content-Type` is spelled, however they were sent.

      | service (as it is signed) | protocol | actions |
      | --- | --- | --- |
      """;

  @Test
  void holdsWhatEachServiceAnswers() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    try (Cloud cloud = Cloud.builder().start()) {
      for (String name : cloud.door().serviceNames()) {
        Service service = cloud.door().service(name);
        assertThat(service).as("%s says what it answers", name).isInstanceOf(ActionTable.class);
        String actions = String.join(", ", new TreeSet<>(((ActionTable) service).actions()));
        rows.put(name, "| `" + name + "` | " + service.protocol() + " | " + actions + " |");
      }
    }
    assertThat(rows).hasSizeGreaterThan(10);
    String text = HEAD + String.join("\n", rows.values()) + "\n";
    GeneratedDocument.holds("endpoint.md", text);
  }
}
