/**
 * DynamoDB: Amazon's own DynamoDB Local, called as a library. Start with {@link
 * dev.baton.cloud.dynamodb.DynamoDbService}, which hands a request to it; {@link
 * dev.baton.cloud.dynamodb.TableProvider} makes the tables of a template.
 */
@NullMarked
package dev.baton.cloud.dynamodb;

import org.jspecify.annotations.NullMarked;
