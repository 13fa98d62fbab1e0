package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All frames there are, found through the sealed roots. */
final class Frames {

    private Frames() {}

    /** The sealed families of a root, in the order in which it permits them. */
    static List<Class<?>> families(Class<?> root) {
        return Arrays.asList(root.getPermittedSubclasses());
    }

    static List<Class<?>> of(Class<?> root) {
        return families(root)
            .stream()
            .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
            .<Class<?>>map(frame -> frame)
            .toList();
    }

    static String typeOf(Class<?> frame) {
        return frame.getAnnotation(JsonTypeName.class).value();
    }
}
