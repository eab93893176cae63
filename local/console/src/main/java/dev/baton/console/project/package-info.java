/**
 * The checkout: {@link dev.baton.console.project.Project} finds the workflows by their slugs,
 * {@link dev.baton.console.project.Places} says where the parts of one are, and {@link
 * dev.baton.console.project.Scaffold} makes the parts of a new one.
 */
@NullMarked
package dev.baton.console.project;

import org.jspecify.annotations.NullMarked;
