package dev.baton.documents.events;

/** Why a document ended as it did: a code of the closed list, and a sentence. */
public record Reason(String code, String message) {}
