/** Credentials, tokens, times and durations as other tools write them: read strictly, and without repeating a secret in any problem. */
@NullMarked
package com.aa.nxop.access.internal.text;

import org.jspecify.annotations.NullMarked;
