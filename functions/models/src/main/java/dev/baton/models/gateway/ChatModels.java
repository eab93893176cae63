package dev.baton.models.gateway;

import dev.baton.shared.aws.AwsClients;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.net.URI;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Makes the chat model that the settings name. Retrying is the state machine's, so none of them
 * retries; the classes of a provider load when it is asked for and not before.
 */
public final class ChatModels {
  // Vertex AI speaks the Gemini protocol; with a key of its express mode no Google library is
  // needed.
  private static final String VERTEX_AI = "https://aiplatform.googleapis.com/v1/publishers/google";
  private static final String OLLAMA = "http://localhost:11434";
  private static final String ANTHROPIC = "https://api.anthropic.com/v1/";

  private ChatModels() {}

  public static ChatModel of(ModelSettings settings) {
    return switch (settings.provider()) {
      case EMBEDDED ->
          throw new IllegalArgumentException("the embedded model is not asked by chat");
      case BEDROCK -> bedrock(settings);
      case ANTHROPIC -> anthropic(settings);
      case OLLAMA -> ollama(settings);
      case VERTEX_AI -> vertexAi(settings);
    };
  }

  private static ChatModel bedrock(ModelSettings settings) {
    var builder =
        BedrockRuntimeClient.builder()
            .overrideConfiguration(
                ClientOverrideConfiguration.builder().apiCallTimeout(settings.timeout()).build());
    BedrockRuntimeClient client =
        settings.endpoint().isEmpty()
            ? AwsClients.build(builder)
            : AwsClients.build(builder.endpointOverride(URI.create(settings.endpoint())));
    return BedrockChatModel.builder()
        .client(client)
        .modelId(settings.model())
        .timeout(settings.timeout())
        .maxRetries(0)
        .build();
  }

  private static ChatModel anthropic(ModelSettings settings) {
    return AnthropicChatModel.builder()
        .baseUrl(settings.endpoint().isEmpty() ? ANTHROPIC : settings.endpoint())
        .apiKey(settings.key())
        .modelName(settings.model())
        .timeout(settings.timeout())
        .maxRetries(0)
        .build();
  }

  private static ChatModel ollama(ModelSettings settings) {
    return OllamaChatModel.builder()
        .baseUrl(settings.endpoint().isEmpty() ? OLLAMA : settings.endpoint())
        .modelName(settings.model())
        .temperature(0.0)
        .timeout(settings.timeout())
        .maxRetries(0)
        .build();
  }

  private static ChatModel vertexAi(ModelSettings settings) {
    return GoogleAiGeminiChatModel.builder()
        .baseUrl(settings.endpoint().isEmpty() ? VERTEX_AI : settings.endpoint())
        .apiKey(settings.key())
        .modelName(settings.model())
        .temperature(0.0)
        .timeout(settings.timeout())
        .maxRetries(0)
        .build();
  }
}
