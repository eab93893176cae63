package dev.baton.documents.documentprocessing;

/**
 * Who has the document.
 *
 * @param held whether it is the execution that asked
 * @param executionArn the execution that has it
 */
public record OpenStageResult(boolean held, String executionArn) {}
