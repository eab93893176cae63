package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;

/** What one child execution of a Map run is given: an item, or a batch of so many. */
record ChildInput(int index, int items, JsonNode value) {}
