package dev.baton.cloud;

import java.time.Duration;
import java.util.List;

/**
 * A step of the start of a cloud; the steps follow each other.
 *
 * @param name for people
 * @param within the starts of services in this step, the longest first, each by the name under
 *     which its requests are signed; they go on beside each other and beside the making of
 *     resources
 */
public record StartStep(String name, Duration took, List<StartStep> within) {}
