/** The audit log of the installation: who has logged in, and what administrators have done. */
@NullMarked
package dev.parley.chat.audit;

import org.jspecify.annotations.NullMarked;
