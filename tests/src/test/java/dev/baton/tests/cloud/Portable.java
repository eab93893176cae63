package dev.baton.tests.cloud;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs on whatever {@code -Dbaton.target} names: it knows the cloud by AWS's clients
 * only, and waits for no more time than people do.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("portable")
@ExtendWith(PortableTests.class)
public @interface Portable {}
