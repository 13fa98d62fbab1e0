package dev.parley.api.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route's own limit, beside {@link Limit#REQUESTS}, {@link Limit#API_KEY_REQUESTS} or, where nobody is logged in,
 * {@link Limit#ANONYMOUS}, which count every request.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
    Limit value();
}
