/**
 * What services of AWS's JSON protocols have in common. Start with {@link
 * dev.baton.cloud.wire.JsonApi}, a service made of named actions.
 */
@NullMarked
package dev.baton.cloud.wire;

import org.jspecify.annotations.NullMarked;
