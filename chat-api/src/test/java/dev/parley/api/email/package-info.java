/** Tests of mails about accounts, with a mail server in this process. */
@NullMarked
package dev.parley.api.email;

import org.jspecify.annotations.NullMarked;
