package dev.parley.api.error;

import dev.parley.api.protocol.Unicode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Describes what is wrong with a JSON text in the protocol's words: the parser's own messages name classes and change
 * with its versions.
 *
 * @param path of the field, {@code targets[0].chatId}, or null where the text as a whole is meant
 */
public record JsonFault(@Nullable String path, String why) {
    private static final int PATH_MAX = 200;

    public static JsonFault of(JacksonException failure) {
        return new JsonFault(path(failure.getPath()), why(failure));
    }

    private static String why(JacksonException failure) {
        return switch (failure) {
            case StreamConstraintsException _ -> "is nested too deeply, or has too long a name or number";
            case InputCoercionException _ -> "is a number out of range";
            case StreamReadException _ -> "is not valid JSON, or has a field twice";
            case UnrecognizedPropertyException _ -> "is unknown";
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException _ -> "is not valid";
            default -> "is missing or of the wrong type";
        };
    }

    private static @Nullable String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        String text = path.length() <= PATH_MAX ? path.toString() : path.substring(0, PATH_MAX);
        return text.isEmpty() ? null : Unicode.isWellFormed(text) ? text : "?";
    }
}
