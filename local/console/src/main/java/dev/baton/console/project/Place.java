package dev.baton.console.project;

import java.nio.file.Path;

/**
 * One place of a workflow in the checkout.
 *
 * @param purpose what is found there, in a few words
 * @param path relative to the root
 */
public record Place(String purpose, Path path, boolean exists) {}
