package dev.parley.api.trace;

import java.util.function.Supplier;

/** Notes that something is done, and how long it takes. Where traces are off it is done, and nothing else. */
public interface Traces {
    Traces NONE = new Traces() {
        @Override
        public <T> T around(Class<?> what, Supplier<T> task) {
            return task.get();
        }
    };

    /** @param what names it: nothing that anybody has written */
    <T> T around(Class<?> what, Supplier<T> task);
}
