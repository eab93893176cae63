package dev.baton.cloud.iam;

/**
 * A call that was refused, or one that a service makes on the side and left undone.
 *
 * @param message as AWS words it
 * @param remedy the statement that is missing, and where it belongs
 */
public record Refusal(String action, String resource, String message, String remedy) {}
