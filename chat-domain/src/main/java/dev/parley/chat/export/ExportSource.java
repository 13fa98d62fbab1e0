package dev.parley.chat.export;

import dev.parley.chat.user.UserId;
import java.util.Iterator;

/** A file of an export: a part of what a user is or has written, without what others have written. */
public interface ExportSource {
    /** Its name, such as {@code calls.json}. */
    String fileName();

    /** What is in it, each as a record or map that becomes JSON; asked for as it is written. */
    Iterator<?> of(UserId user);
}
