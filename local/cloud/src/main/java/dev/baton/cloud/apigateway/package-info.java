/**
 * API Gateway: REST APIs of the template. Start with {@link
 * dev.baton.cloud.apigateway.ApiGatewayPart}; {@code ExecuteApi} serves their visitors, {@code
 * ApiReads} shows how they are made up.
 */
@NullMarked
package dev.baton.cloud.apigateway;

import org.jspecify.annotations.NullMarked;
