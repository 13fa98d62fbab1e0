/** Tests of the audit log. */
@NullMarked
package dev.parley.chat.audit;

import org.jspecify.annotations.NullMarked;
