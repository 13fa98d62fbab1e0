package dev.parley.api.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The limit of a route; without it {@link Limit#REQUESTS}, or {@link Limit#ANONYMOUS} where nobody is logged in. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
    Limit value();
}
