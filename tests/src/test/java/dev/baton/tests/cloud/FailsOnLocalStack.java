package dev.baton.tests.cloud;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A portable test of something that LocalStack's free edition cannot do. It runs there all the
 * same: once it passes, the declaration must go.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FailsOnLocalStack {
  /** What LocalStack does instead. */
  String value();
}
