/**
 * How an ASL file becomes a state machine in a template. Start with {@link
 * dev.baton.infra.workflow.Workflow}, which loads a {@link dev.baton.infra.workflow.Definition}.
 */
@NullMarked
package dev.baton.infra.workflow;

import org.jspecify.annotations.NullMarked;
