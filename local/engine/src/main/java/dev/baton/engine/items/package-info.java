/**
 * The items of distributed Maps, read from the state's input or from S3, a class for each kind of
 * source and each format. Start reading at {@link dev.baton.engine.items.ItemSource}, then {@link
 * dev.baton.engine.items.ItemSources}, which puts them together.
 */
@NullMarked
package dev.baton.engine.items;

import org.jspecify.annotations.NullMarked;
