/**
 * One class of the AWS SDK that functions load in another form. Start with {@link
 * software.amazon.awssdk.regions.internal.MetadataLoader}.
 */
package software.amazon.awssdk.regions.internal;
