package dev.parley.api.ldap;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attributes;

/**
 * An entry of the directory.
 *
 * @param dn the whole distinguished name
 * @param values the first of each attribute that was asked for, by its name in small letters; bytes as hexadecimal digits
 */
record DirectoryEntry(String dn, Map<String, String> values) {
    static DirectoryEntry of(String dn, Attributes attributes, String... names) throws NamingException {
        var values = new HashMap<String, String>();
        for (String name : names) {
            var attribute = attributes.get(name);
            if (attribute != null && attribute.size() > 0) {
                switch (attribute.get()) {
                    case String text -> values.put(key(name), text);
                    case byte[] bytes -> values.put(key(name), HexFormat.of().formatHex(bytes));
                    case null, default -> {
                    }
                }
            }
        }
        return new DirectoryEntry(dn, Map.copyOf(values));
    }

    Optional<String> value(String attribute) {
        return Optional.ofNullable(values.get(key(attribute))).filter(text -> !text.isBlank());
    }

    private static String key(String attribute) {
        return attribute.toLowerCase(Locale.ROOT);
    }

    /** Without what the directory says of a person. */
    @Override
    public String toString() {
        return "DirectoryEntry[]";
    }
}
