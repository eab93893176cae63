/**
 * Runs of a workflow in a cloud of this JVM, as a user of AWS would make them: {@link
 * dev.baton.console.session.DocumentRun} uploads documents and collects what became of them, {@link
 * dev.baton.console.session.WorkflowRun} starts any other workflow.
 */
@NullMarked
package dev.baton.console.session;

import org.jspecify.annotations.NullMarked;
