package dev.baton.documents.sections;

import dev.baton.documents.values.Notation;
import java.util.List;

/** Neighbouring sections that are extracted together, with what the whole document shows. */
public record SectionGroup(int index, Notation notation, List<Section> sections) {}
